import { aFunction, check } from '../options.js';
import type { Schedule, ScheduleContext } from './schedule.js';

/**
 * Schedule that goes on with another one where the first stops.
 *
 * The second counts attempts anew: it is asked about attempt 1 where the first has stopped. How many delays the first has
 * is found by asking it about other attempts; so it must stop by their number. One that stops by time leaves no trace of
 * when it did: the second then counts from the beginning of the poll.
 *
 * @example
 * ```ts
 * import { andThen, exponential, fromDelays } from 'rxpoll';
 *
 * const schedule = andThen(fromDelays([100, 100]), exponential());
 *
 * [1, 2, 3, 4].map((attempt) => schedule({ attempt, elapsed: 0 })); // => [100, 100, 1_000, 2_000]
 * ```
 *
 * @param first The {@link Schedule} to begin with, one that stops.
 * @param second The {@link Schedule} to go on with.
 * @returns A {@link Schedule} that stops when the second does.
 * @throws TypeError if one of them is no function.
 */
export function andThen(first: Schedule, second: Schedule): Schedule {
  check('andThen', 'first', first, aFunction);
  check('andThen', 'second', second, aFunction);

  return (context) => {
    const delay = first(context);
    if (delay !== undefined) return delay;
    const attempt = context.attempt - countDelays(first, context);
    return second({ ...context, attempt, previousDelay: attempt === 1 ? undefined : context.previousDelay });
  };
}

/** How many delays a schedule has that has stopped: a binary search for the last one. */
function countDelays(schedule: Schedule, context: ScheduleContext): number {
  let count = 0;
  let end = context.attempt;
  while (end - count > 1) {
    const attempt = Math.floor((count + end) / 2);
    if (schedule({ ...context, attempt }) === undefined) end = attempt;
    else count = attempt;
  }
  return count;
}
