import type { Attempt, Pace, Tally } from '../attempt.js';

/** Where a poll stands while an attempt is under way. */
export interface Progress {
  /** Number of the attempt. */
  readonly number: number;
  /** When the poll began, in epoch milliseconds. */
  readonly beganAt: number;
  /** When the attempt was due: its place on the grid, in epoch milliseconds. */
  readonly slot: number;
  /** When it started. */
  readonly startedAt: number;
  /** What the schedule said after the attempt before. */
  readonly previousDelay: number | undefined;
  /** Whether the wait before it had been cut short, so that it ends before `maxElapsed`. */
  readonly wasLast: boolean;
  /** How much of the attempt counts for no deadline, in milliseconds; none where it is left out. */
  readonly leftOut?: number;
  /** What was seen before the attempt. */
  readonly tally: Tally;
  /** What the server has asked for from now on, before the attempt. */
  readonly pace: Pace | undefined;
  /** The attempt before. */
  readonly last: Attempt | undefined;
  /** When the deadlines around the poll end it, in epoch milliseconds; `Infinity` where none does, or nobody knows. */
  readonly deadlineAt: number;
}
