import { asyncScheduler, isObservable } from 'rxjs';
import type { SchedulerLike } from 'rxjs';
import { parseDuration } from '../duration.js';
import type { Expectation } from '../options.js';
import { aCount, aDuration, aFunction, aScheduler, aText, check, checkOptions } from '../options.js';
import type { ShareAcross, SharePollOptions } from './sharePollOptions.js';

/** How polls are shared: the options of {@link sharePoll}, found right. */
export interface SharingPlan {
  readonly linger: number;
  readonly replay: number;
  readonly scope: object | undefined;
  readonly across: ShareAcross | undefined;
  readonly scheduler: SchedulerLike;
}

const owner = 'sharePoll';

const aFactory: Expectation = { ...aFunction, what: 'a function that makes the poll: () => poll$' };

const expectations: Readonly<Record<keyof SharePollOptions, Expectation>> = {
  linger: aDuration,
  replay: aCount(0),
  scope: { what: 'an object', test: (value) => Object(value) === value },
  // `acrossTabs` itself, which is to be called, has no parameters that must be given.
  across: { what: 'what acrossTabs() gives', test: (value) => typeof value === 'function' && value.length > 0 },
  scheduler: aScheduler,
};

/**
 * Plans how a poll is shared.
 *
 * @throws TypeError, RangeError or DurationSyntaxError if a parameter or an option is not right.
 */
export function planSharing(key: unknown, poll: unknown, options: SharePollOptions): SharingPlan {
  if (isObservable(poll)) throw new TypeError(`${owner}: poll must be ${aFactory.what}, not an Observable`);
  check(owner, 'poll', poll, aFactory);
  checkOptions(owner, options, expectations);
  const { linger = 0, replay = 1, scope, across, scheduler = asyncScheduler } = options;
  if (across) check(owner, 'a key that is shared across tabs', key, aText);

  return { linger: parseDuration(linger, `${owner}: linger`), replay, scope, across, scheduler };
}
