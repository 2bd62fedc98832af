import { asyncScheduler } from 'rxjs';
import type { Observable, SchedulerLike } from 'rxjs';
import { anObservable } from '../anObservable.js';
import { aPause } from '../aPause.js';
import type { Checkpoint } from '../checkpoint.js';
import { aCheckpoint } from '../checkpoint.js';
import type { Duration } from '../duration.js';
import { parseDuration } from '../duration.js';
import type { HintReader } from '../http/hint.js';
import { serverHints } from '../http/serverHints.js';
import type { PollObserver } from '../observer.js';
import { anObserver } from '../observer.js';
import type { Expectation } from '../options.js';
import { aBoolean, aCount, aDuration, aScheduler, checkOptions, given, isRecord, oneOf } from '../options.js';
import { aDelayOrNone, readDelay } from '../schedule/readDelay.js';
import type { Schedule } from '../schedule/schedule.js';
import type { BackoffOptions } from '../schedule/scheduleFrom.js';
import { backoffExpectations, readBackoff } from '../schedule/scheduleFrom.js';
import { show } from '../show.js';

/** What {@link backoffSchedule} takes besides its schedule. */
export interface PollOptions {
  /**
   * How many errors of the source in a row the poll survives. Each is emitted as a failed attempt, which has `error`.
   * @defaultValue 0
   */
  readonly tolerateErrors?: number;
  /**
   * How long to wait before the first attempt, in milliseconds or as text.
   * @defaultValue 0
   */
  readonly startAfter?: Duration;
  /**
   * Whether delays count from start to start, on a fixed grid. What an attempt overruns is skipped, never made up for.
   * @defaultValue false
   */
  readonly align?: boolean;
  /**
   * Pauses the poll while its latest value is true, such as `whenHidden()`: the next attempt is held, and one that fell
   * due meanwhile runs when it turns false. An error of it ends the poll; its completion changes nothing. Without it,
   * `inFlight`, `slowDown` and `pauseDeadline` are refused, for they would do nothing.
   */
  readonly pauseWhile?: Observable<boolean>;
  /**
   * What becomes of a request that is under way when the poll is paused: it finishes, or it is aborted and sent again after
   * the pause, as the same attempt, whatever its method. A request that waits to be sent again by `retryRequest` finishes. With
   * `slowDown` it always finishes.
   * @defaultValue 'finish'
   */
  readonly inFlight?: 'finish' | 'abort';
  /**
   * Instead of holding attempts, a pause multiplies the delays of the schedule by this, 1 or more; not what the server asked
   * for. The `nextDelay` of an attempt is told without it, for the pause may end.
   */
  readonly slowDown?: number;
  /**
   * Whether deadlines stand still during a pause: `maxElapsed`, and each {@link timeoutAfter} around the poll that is
   * subscribed in the same step with it, which one behind a `switchMap` is not. `elapsed` does not include the pause.
   * @defaultValue false
   */
  readonly pauseDeadline?: boolean;
  /**
   * Makes the next attempt now, at each of its values: a refresh button. A value that comes while an attempt is under way is
   * ignored: that attempt answers it. What the server asked for stays a floor, and during a pause the attempt runs when that
   * ends. It is an attempt as any other, for the schedule and for `maxAttempts`; a grid (`align`) begins anew with it. An error
   * of it ends the poll; its completion changes nothing.
   */
  readonly pollNow?: Observable<unknown>;
  /** Where an earlier poll left off, from {@link checkpointOf}: count, schedule and `maxElapsed` go on from there. */
  readonly from?: Checkpoint | undefined;
  /**
   * What the server may ask for on its answers, in the order of precedence: `serverHints.filter((hint) => hint !== cacheHint)`
   * leaves one out, `[...serverHints, bodyHint('retry.after', 's')]` adds one. An empty list hears nothing.
   * @defaultValue serverHints
   */
  readonly hints?: readonly HintReader[];
  /**
   * The longest wait that the server may ask for.
   * @defaultValue '5m'
   */
  readonly maxServerDelay?: Duration;
  /**
   * What to do where the server asks for more: end the poll with {@link ServerDelayError}, wait nevertheless, or wait as long
   * as `maxServerDelay` allows. A wait past the deadline around the poll ends it at once, whatever this says; one for which
   * `maxElapsed` leaves no time ends the schedule.
   * @defaultValue 'stop'
   */
  readonly onServerDelay?: 'stop' | 'wait' | 'clamp';
  /** Who is told what happens in the poll, and in `retryRequest` and `takeUntilMatch` with it; a function makes one for each subscription. See {@link PollObserver}. */
  readonly observer?: PollObserver | (() => PollObserver);
  /**
   * Tells and measures time.
   * @defaultValue asyncScheduler
   */
  readonly scheduler?: SchedulerLike;
}

/** All that the polls of one operator need, found right. Time is in milliseconds. */
export interface PollPlan extends PollOptions {
  readonly schedule: Schedule;
  readonly maxElapsed: number;
  readonly tolerateErrors: number;
  readonly startAfter: number;
  readonly align: boolean;
  readonly hints: readonly HintReader[];
  readonly maxServerDelay: number;
  readonly onServerDelay: NonNullable<PollOptions['onServerDelay']>;
  readonly scheduler: SchedulerLike;
}

/** What each of {@link PollOptions} must be. */
export const pollExpectations: Readonly<Record<keyof PollOptions, Expectation>> = {
  tolerateErrors: aCount(0),
  startAfter: aDuration,
  align: aBoolean,
  pauseWhile: aPause,
  inFlight: oneOf(['finish', 'abort']),
  slowDown: { what: 'a number, 1 or more', test: (value) => Number.isFinite(value) && (value as number) >= 1 },
  pauseDeadline: aBoolean,
  pollNow: anObservable,
  from: aCheckpoint,
  hints: { what: 'a list of functions, such as serverHints', test: isListOfFunctions },
  maxServerDelay: aDuration,
  onServerDelay: oneOf(['stop', 'wait', 'clamp']),
  observer: anObserver,
  scheduler: aScheduler,
};

function isListOfFunctions(value: unknown): boolean {
  return Array.isArray(value) && value.every((element) => typeof element === 'function');
}

/** What a schedule as data may hold. */
const expectations = { ...backoffExpectations, ...pollExpectations };

/**
 * Plans polls: checks the schedule and the options.
 *
 * @throws TypeError, RangeError or DurationSyntaxError if one is not right.
 */
export function planPoll(schedule: Schedule | (BackoffOptions & PollOptions), options: PollOptions): PollPlan {
  const owner = 'backoffSchedule';
  checkOptions(owner, options, pollExpectations);
  if (typeof schedule !== 'function' && !isRecord(schedule)) {
    throw new TypeError(
      `${owner}: a schedule is a function, or options such as { initialDelay: '5s' }, not ${show(schedule)}`,
    );
  }
  if (typeof schedule !== 'function') checkOptions(owner, schedule, expectations);
  const law = typeof schedule === 'function' ? { schedule, maxElapsed: Infinity } : readBackoff(schedule, owner);
  const all: PollOptions = { ...(typeof schedule === 'function' ? undefined : schedule), ...given(options) };

  return {
    tolerateErrors: 0,
    align: false,
    hints: serverHints,
    onServerDelay: 'stop',
    scheduler: asyncScheduler,
    ...all,
    ...law,
    startAfter: readDelay(owner, 'startAfter', all.startAfter ?? 0, aDelayOrNone),
    from: all.from && { ...all.from },
    maxServerDelay: parseDuration(all.maxServerDelay ?? '5m', 'maxServerDelay'),
  };
}
