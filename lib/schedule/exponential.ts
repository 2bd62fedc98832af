import type { Duration } from '../duration.js';
import { aDuration, aPositive, checkOptions } from '../options.js';
import { readBounds } from './readBounds.js';
import type { Schedule } from './schedule.js';

/** Options of {@link exponential}. */
export interface ExponentialOptions {
  /**
   * Delay after the first attempt, in milliseconds or as text.
   * @defaultValue 1_000
   */
  readonly initialDelay?: Duration;
  /**
   * What each delay is multiplied by to give the next.
   * @defaultValue 2
   */
  readonly multiplier?: number;
  /**
   * Upper bound of every delay, in milliseconds or as text; `Infinity` for none. Where it is left out, it is never
   * less than `initialDelay`.
   * @defaultValue 30_000
   */
  readonly maxDelay?: Duration;
}

/**
 * Schedule whose delays grow by a constant multiplier, up to a bound.
 *
 * The delay is `initialDelay * multiplier ** (attempt - 1)`, at most `maxDelay`. It is exact: wrap it in {@link jittered}
 * where many clients poll one server. It never stops: wrap it in {@link upTo} to bound the attempts.
 *
 * @example
 * ```ts
 * import { exponential } from 'rxpoll';
 *
 * const schedule = exponential({ initialDelay: 100, maxDelay: 350 });
 *
 * [1, 2, 3].map((attempt) => schedule({ attempt, elapsed: 0 })); // => [100, 200, 350]
 * ```
 *
 * @param options See {@link ExponentialOptions}.
 * @returns A {@link Schedule} that never stops.
 * @throws RangeError if an option is not positive; DurationSyntaxError if it is text that is no duration; TypeError for
 * an unknown option.
 */
export function exponential(options: ExponentialOptions = {}): Schedule {
  checkOptions('exponential', options, { initialDelay: aDuration, multiplier: aPositive, maxDelay: aDuration });
  const { initialDelay, maxDelay } = readBounds('exponential', options);
  const { multiplier = 2 } = options;

  return ({ attempt }) => Math.min(initialDelay * multiplier ** (attempt - 1), maxDelay);
}
