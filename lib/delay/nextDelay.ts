import type { DelayReason } from '../attempt.js';
import type { Hint } from '../http/hint.js';

/** What is known when the wait after an attempt is decided. Times are in milliseconds. */
export interface DelayFacts {
  /** What the schedule said; `undefined` to stop. */
  readonly scheduled: number | undefined;
  /** What the server asked for on its answer. */
  readonly hint: Hint | undefined;
  /** Time since the poll began. */
  readonly elapsed: number;
  /** Time that the attempt took. */
  readonly duration: number;
  /** When the poll ends, counted as `elapsed` is; `Infinity` for never. */
  readonly maxElapsed: number;
  /** Whether the wait before this attempt had been cut short by `maxElapsed`. */
  readonly wasLast: boolean;
}

/** How long to wait, in milliseconds, or `undefined` to stop; and what decided so. */
export interface DelayDecision {
  readonly delay: number | undefined;
  readonly reason: DelayReason;
}

const stopped: DelayDecision = { delay: undefined, reason: 'schedule' };
const expired: DelayDecision = { delay: undefined, reason: 'deadline' };

/**
 * Decides how long to wait after an attempt.
 *
 * The schedule rules. Where its wait and an attempt as long as the last would overrun `maxElapsed`, the wait is cut, once, so
 * that one final attempt ends in time. What the server asked for is a floor: it lengthens the wait, whether cut or not, and
 * where that leaves no time for another attempt, there is none, since asking sooner would be impolite.
 */
export function nextDelay({ scheduled, hint, elapsed, duration, maxElapsed, wasLast }: DelayFacts): DelayDecision {
  if (scheduled === undefined) return stopped;
  if (wasLast) return expired;
  const left = maxElapsed - elapsed;
  const fits = scheduled + duration <= left;
  const delay = fits ? scheduled : Math.max(0, left - duration);
  if (hint && hint.delay > delay) return { delay: hint.delay < left ? hint.delay : undefined, reason: hint.reason };
  if (left <= 0 || left < duration) return expired;
  return { delay, reason: fits ? 'schedule' : 'deadline' };
}
