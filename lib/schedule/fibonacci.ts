import type { Duration } from '../duration.js';
import { aDuration, checkOptions } from '../options.js';
import { fibonacciNumber } from './fibonacciNumber.js';
import { readBounds } from './readBounds.js';
import type { Schedule } from './schedule.js';

/** Options of {@link fibonacci}. */
export interface FibonacciOptions {
  /**
   * Delay after the first and after the second attempt, in milliseconds or as text.
   * @defaultValue 1_000
   */
  readonly initialDelay?: Duration;
  /**
   * Upper bound of every delay, in milliseconds or as text; `Infinity` for none. Where it is left out, it is never
   * less than `initialDelay`.
   * @defaultValue 30_000
   */
  readonly maxDelay?: Duration;
}

/**
 * Schedule whose delays are each the sum of the two before, up to a bound.
 *
 * The delays are `initialDelay` times 1, 1, 2, 3, 5, 8…, at most `maxDelay`: they grow as exponential ones do with a
 * multiplier of 1.6, and more gently at first. It is exact: wrap it in {@link jittered} where many clients poll one server.
 * It never stops: wrap it in {@link upTo} to bound the attempts.
 *
 * @example
 * ```ts
 * import { fibonacci } from 'rxpoll';
 *
 * const schedule = fibonacci({ initialDelay: 100, maxDelay: 400 });
 *
 * [1, 2, 3, 4, 5].map((attempt) => schedule({ attempt, elapsed: 0 })); // => [100, 100, 200, 300, 400]
 * ```
 *
 * @param options See {@link FibonacciOptions}.
 * @returns A {@link Schedule} that never stops.
 * @throws RangeError if an option is not positive; DurationSyntaxError if it is text that is no duration; TypeError for
 * an unknown option.
 */
export function fibonacci(options: FibonacciOptions = {}): Schedule {
  checkOptions('fibonacci', options, { initialDelay: aDuration, maxDelay: aDuration });
  const { initialDelay, maxDelay } = readBounds('fibonacci', options);

  return ({ attempt }) => Math.min(initialDelay * fibonacciNumber(attempt), maxDelay);
}
