import { PollFailedError } from '../errors/pollFailedError.js';
import type { ResponseFilter } from '../filter/responseFilter.js';
import type { BodyOf } from '../httpResponse.js';
import type { Expectation } from '../options.js';
import { aCount, anything, checkOptions, oneOf } from '../options.js';
import type { StandardSchema } from '../schema/standardSchema.js';
import type { Predicate } from './compileMatcher.js';
import type { Judge, UnknownStateOptions } from './judge.js';
import { isJudging, pending } from './judge.js';
import { lastingMatcher } from './lastingMatcher.js';

/** Options of {@link takeUntilMatch}. */
export interface MatchOptions<R> {
  /**
   * Tells that the job failed: the poll ends with {@link PollFailedError}. It is asked before the matcher, and adds to what
   * a preset knows.
   */
  readonly failOn?: ResponseFilter<BodyOf<R>> | Predicate<R> | StandardSchema;
  /**
   * How many matches in a row it takes.
   * @defaultValue 1
   */
  readonly stableFor?: number;
  /**
   * What to do when the source completes without a match.
   * @defaultValue 'error'
   */
  readonly onExhausted?: 'error' | 'complete';
}

/** Options of {@link takeUntilMatch} with a preset. */
export interface PresetMatchOptions<R> extends MatchOptions<R>, UnknownStateOptions {}

/** What every subscription needs, found right. */
export interface MatchPlan<R> {
  readonly judge: Judge<R>;
  readonly stableFor: number;
  readonly onExhausted: 'error' | 'complete';
}

/**
 * Makes a matcher and its options ready, once.
 *
 * @throws FilterSyntaxError if a filter is not well-formed, TypeError or RangeError if the matcher or an option is not right.
 */
export function planMatch<R>(matcher: unknown, options: PresetMatchOptions<R>): MatchPlan<R> {
  const preset = isJudging(matcher) ? matcher : undefined;
  const ofPreset: Expectation = { what: 'left out without a preset', test: () => preset !== undefined };
  checkOptions('takeUntilMatch', options, {
    failOn: anything,
    stableFor: aCount(1),
    onExhausted: oneOf(['error', 'complete']),
    unknownState: ofPreset,
    onUnknownState: ofPreset,
  });
  const { failOn, stableFor = 1, onExhausted = 'error' } = options;
  const judge = preset?.['~rxpoll']<R>(options) ?? judgeBy<R>(matcher);
  const fails = failOn === undefined ? undefined : lastingMatcher<R>('takeUntilMatch: failOn', failOn);
  return {
    judge: (attempt, before, isSame, observer) =>
      fails?.(attempt, isSame) ? { failure: new PollFailedError(attempt) } : judge(attempt, before, isSame, observer),
    stableFor,
    onExhausted,
  };
}

function judgeBy<R>(matcher: unknown): Judge<R> {
  const until = lastingMatcher<R>('takeUntilMatch', matcher);
  return (attempt, before, isSame) => {
    const matched = until(attempt, isSame, before?.matched);
    return matched ? { matched } : pending;
  };
}
