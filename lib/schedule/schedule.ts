import type { Attempt } from '../attempt.js';

/** What is known when an attempt has ended: the one record that every callback is given. */
export interface ScheduleContext {
  /** Number of the attempt that has just ended; the first is 1. */
  readonly attempt: number;
  /** Milliseconds since the poll, or the request with its retries, began. */
  readonly elapsed: number;
  /** Milliseconds that the attempt took. */
  readonly duration?: number | undefined;
  /** What the schedule said after the attempt before, in milliseconds; `undefined` after the first. */
  readonly previousDelay?: number | undefined;
  /** Answer of the attempt, if it had one. */
  readonly response?: unknown;
  /** Error of the attempt, if it failed. */
  readonly error?: unknown;
  /** The attempt before, in a poll; `undefined` after the first, and after the first since a checkpoint. */
  readonly previous?: Attempt | undefined;
}

/**
 * Decides when to ask again: milliseconds to wait, or `undefined` to stop.
 *
 * The context holds all the state there is, so a schedule keeps none and can be resumed anywhere.
 */
export type Schedule = (context: ScheduleContext) => number | undefined;
