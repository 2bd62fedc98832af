import type { Duration } from '../duration.js';
import { aFunction, aPositive, check } from '../options.js';
import { readDelay } from './readDelay.js';
import type { Schedule } from './schedule.js';

/**
 * Schedule with an upper bound for its delays.
 *
 * It stops when the plain schedule stops.
 *
 * @example
 * ```ts
 * import { atMost, fromDelays } from 'rxpoll';
 *
 * const schedule = atMost(fromDelays(['1s', '10s', '100s']), '30s');
 *
 * [1, 2, 3].map((attempt) => schedule({ attempt, elapsed: 0 })); // => [1_000, 10_000, 30_000]
 * ```
 *
 * @param schedule The plain {@link Schedule}.
 * @param maxDelay Upper bound in milliseconds, or as text.
 * @returns A {@link Schedule}.
 * @throws RangeError if the bound is not positive; DurationSyntaxError if it is text that is no duration; TypeError if
 * the schedule is no function.
 */
export function atMost(schedule: Schedule, maxDelay: Duration): Schedule {
  check('atMost', 'schedule', schedule, aFunction);
  const bound = readDelay('atMost', 'maxDelay', maxDelay, aPositive);

  return (context) => {
    const delay = schedule(context);
    return delay !== undefined && delay > bound ? bound : delay;
  };
}
