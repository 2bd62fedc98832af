import type { Duration } from '../duration.js';
import { aFunction, check } from '../options.js';
import { readDelay } from './readDelay.js';
import type { Schedule } from './schedule.js';

/**
 * Schedule with a lower bound for its delays.
 *
 * It stops when the plain schedule stops. Around full jitter it keeps the least draws from asking again at once.
 *
 * @example
 * ```ts
 * import { atLeast, fromDelays } from 'rxpoll';
 *
 * const schedule = atLeast(fromDelays([0, 100, '1s']), 250);
 *
 * [1, 2, 3, 4].map((attempt) => schedule({ attempt, elapsed: 0 })); // => [250, 250, 1_000, undefined]
 * ```
 *
 * @param schedule The plain {@link Schedule}.
 * @param minDelay Lower bound in milliseconds, or as text.
 * @returns A {@link Schedule}.
 * @throws RangeError if the bound is not positive and finite; DurationSyntaxError if it is text that is no duration;
 * TypeError if the schedule is no function.
 */
export function atLeast(schedule: Schedule, minDelay: Duration): Schedule {
  check('atLeast', 'schedule', schedule, aFunction);
  const bound = readDelay('atLeast', 'minDelay', minDelay);

  return (context) => {
    const delay = schedule(context);
    return delay !== undefined && delay < bound ? bound : delay;
  };
}
