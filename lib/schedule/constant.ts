import type { Duration } from '../duration.js';
import { aDelayOrNone, readDelay } from './readDelay.js';
import type { Schedule } from './schedule.js';

/**
 * Schedule whose delays are all the same.
 *
 * It never stops: wrap it in {@link upTo} to bound the attempts.
 *
 * @example
 * ```ts
 * import { constant } from 'rxpoll';
 *
 * const schedule = constant('2s');
 *
 * [1, 2, 3].map((attempt) => schedule({ attempt, elapsed: 0 })); // => [2_000, 2_000, 2_000]
 * ```
 *
 * @param delay Milliseconds, or text such as `'2s'`; `0` asks again at once.
 * @returns A {@link Schedule} that never stops.
 * @throws RangeError if the delay is negative, `NaN` or infinite; DurationSyntaxError if it is text that is no duration.
 */
export function constant(delay: Duration): Schedule {
  const milliseconds = readDelay('constant', 'delay', delay, aDelayOrNone);

  return () => milliseconds;
}
