import type { Duration } from '../duration.js';
import { aDuration, checkOptions } from '../options.js';
import { readBounds } from './readBounds.js';
import { readDelay } from './readDelay.js';
import type { Schedule } from './schedule.js';

/** Options of {@link linear}. */
export interface LinearOptions {
  /**
   * Delay after the first attempt, in milliseconds or as text.
   * @defaultValue 1_000
   */
  readonly initialDelay?: Duration;
  /** What each delay is longer than the one before, in milliseconds or as text. Defaults to `initialDelay`. */
  readonly increment?: Duration;
  /**
   * Upper bound of every delay, in milliseconds or as text; `Infinity` for none. Where it is left out, it is never
   * less than `initialDelay`.
   * @defaultValue 30_000
   */
  readonly maxDelay?: Duration;
}

/**
 * Schedule whose delays grow by a constant increment, up to a bound.
 *
 * The delay is `initialDelay + increment * (attempt - 1)`, at most `maxDelay`. It is exact: wrap it in {@link jittered}
 * where many clients poll one server. It never stops: wrap it in {@link upTo} to bound the attempts.
 *
 * @example
 * ```ts
 * import { linear } from 'rxpoll';
 *
 * const schedule = linear({ initialDelay: 100, increment: 50, maxDelay: 180 });
 *
 * [1, 2, 3].map((attempt) => schedule({ attempt, elapsed: 0 })); // => [100, 150, 180]
 * ```
 *
 * @param options See {@link LinearOptions}.
 * @returns A {@link Schedule} that never stops.
 * @throws RangeError if an option is not positive; DurationSyntaxError if it is text that is no duration; TypeError for
 * an unknown option.
 */
export function linear(options: LinearOptions = {}): Schedule {
  checkOptions('linear', options, { initialDelay: aDuration, increment: aDuration, maxDelay: aDuration });
  const { initialDelay, maxDelay } = readBounds('linear', options);
  const increment = readDelay('linear', 'increment', options.increment ?? initialDelay);

  return ({ attempt }) => Math.min(initialDelay + increment * (attempt - 1), maxDelay);
}
