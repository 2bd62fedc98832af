import type { Pace } from '../attempt.js';
import type { Hint, HintReader } from '../http/hint.js';
import { show } from '../show.js';

/** What an answer, and those before it, say of when to ask again. */
export interface Heard {
  /** What the answer itself says, by precedence. */
  readonly hint: Hint | undefined;
  /** The floor of the wait that follows. */
  readonly floor: Hint | undefined;
  /** What holds from now on. */
  readonly pace: Pace | undefined;
}

/**
 * Hears what a server says.
 *
 * Of what the answer says, the first by precedence is the floor of the wait that follows; else it is the interval that was
 * asked for earlier, from then on. What holds from now on is remembered, whatever rules this wait: nothing that was said is
 * lost, and each `slow_down` counts.
 *
 * @param readers In the order of precedence.
 * @param before What held before the answer.
 * @param answer The answer, or the error in its place.
 * @param now Epoch milliseconds.
 * @throws RangeError for a hint that is no time to wait, which only a reader written by a user can give.
 */
export function hear(readers: readonly HintReader[], before: Pace | undefined, answer: unknown, now: number): Heard {
  let hint: Hint | undefined;
  let floor: Hint | undefined;
  let pace = before;
  for (const read of readers) {
    const found = read(answer, now);
    if (found === undefined) continue;
    const { delay, reason, scope } = found;
    if (!Number.isFinite(delay) || delay < 0) {
      throw new RangeError(`backoffSchedule: a hint must be milliseconds, 0 or more, not ${show(found)}`);
    }
    hint ??= found;
    if (reason !== 'slow-down') floor ??= found;
    if (scope === 'from now on') {
      const { interval, extra } = pace ?? noPace;
      pace = reason === 'slow-down' ? { interval, extra: extra + delay } : { interval: delay, extra };
    }
  }
  if (hint === undefined && pace === undefined) return nothing; // as nearly every answer
  const interval = standing(pace);
  return { hint, floor: floor === undefined || (floor.reason === 'cache' && interval) ? interval : floor, pace };
}

/** What a server says that says nothing. */
export const nothing: Heard = { hint: undefined, floor: undefined, pace: undefined };

const noPace: Pace = { interval: 0, extra: 0 };

function standing(pace: Pace | undefined): Hint | undefined {
  return pace?.interval ? { delay: pace.interval, reason: 'poll-interval', scope: 'from now on' } : undefined;
}
