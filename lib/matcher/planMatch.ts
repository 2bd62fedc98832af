import type { ResponseFilter } from '../filter/responseFilter.js';
import type { BodyOf } from '../httpResponse.js';
import { aCount, anything, checkOptions, oneOf } from '../options.js';
import type { StandardSchema } from '../schema/standardSchema.js';
import type { CompiledMatcher, Predicate } from './compileMatcher.js';
import { compileMatcher } from './compileMatcher.js';

/** Options of {@link takeUntilMatch}. */
export interface MatchOptions<R> {
  /** Tells that the job failed: the poll ends with {@link PollFailedError}. It is asked before the matcher. */
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

/** What every subscription needs, found right. */
export interface MatchPlan<R> {
  readonly until: CompiledMatcher<R>;
  readonly failOn: CompiledMatcher<R> | undefined;
  readonly stableFor: number;
  readonly onExhausted: 'error' | 'complete';
}

/**
 * Makes a matcher and its options ready, once.
 *
 * @throws FilterSyntaxError if a filter is not well-formed, TypeError or RangeError if the matcher or an option is not right.
 */
export function planMatch<R>(matcher: unknown, options: MatchOptions<R>): MatchPlan<R> {
  checkOptions('takeUntilMatch', options, {
    failOn: anything,
    stableFor: aCount(1),
    onExhausted: oneOf(['error', 'complete']),
  });
  const { failOn, stableFor = 1, onExhausted = 'error' } = options;
  return {
    until: compileMatcher('takeUntilMatch', matcher),
    failOn: failOn === undefined ? undefined : compileMatcher('takeUntilMatch: failOn', failOn),
    stableFor,
    onExhausted,
  };
}
