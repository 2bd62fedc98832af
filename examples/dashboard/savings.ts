import type { Attempt, Schedule } from 'rxpoll';

/** The next attempt of a poll that is paused. */
export interface HeldAttempt {
  /** Which attempt it would be, the first being 1. */
  readonly number: number;
  /** When it was due, in epoch milliseconds. */
  readonly dueAt: number;
  /** How long the attempt before took, in milliseconds. */
  readonly duration: number;
}

/** More is not counted of one pause. */
const most = 10_000;

/**
 * Counts the attempts that a pause has saved until now: those that the schedule would have made, less the one that runs as
 * soon as the pause ends.
 *
 * Each is taken to last as long as the one before the pause. Whether the job would have ended meanwhile nobody knows: then it
 * is an upper bound.
 */
export function savedByPause(held: HeldAttempt, now: number, schedule: Schedule): number {
  const { duration } = held;
  let { number, dueAt } = held;
  let count = 0;
  while (dueAt <= now && count <= most) {
    count++;
    const delay = schedule({ attempt: number, elapsed: 0 });
    if (delay === undefined) break;
    dueAt += duration + delay;
    number++;
  }
  return Math.max(0, count - 1);
}

/**
 * Counts the attempts that the server's say has saved until now: those that the schedule would have made in the wait after an
 * attempt, which a hint has lengthened, less the one that ends that wait.
 */
export function savedByHint(attempt: Attempt, now: number, schedule: Schedule): number {
  const { number, startedAt, duration, scheduledDelay, nextDelay } = attempt;
  if (scheduledDelay === undefined || nextDelay === undefined) return 0;
  const endedAt = startedAt + duration;
  const held = { number: number + 1, dueAt: endedAt + scheduledDelay, duration };
  return savedByPause(held, Math.min(now, endedAt + nextDelay), schedule);
}
