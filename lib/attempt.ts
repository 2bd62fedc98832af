/** Counts what was seen, by status code or by kind of error: `{ '202': 7, network: 1 }`. */
export type Tally = Readonly<Record<string, number>>;

/** What decided how long to wait: the schedule, a hint of the server, or the end of `maxElapsed`. */
export type DelayReason = 'schedule' | 'retry-after' | 'rate-limit' | 'poll-interval' | 'deadline';

/** One try of a poll and its outcome: an immutable value. */
export interface Attempt<R = unknown> {
  /** Counts from 1. */
  readonly number: number;
  /** When the request was sent, in epoch milliseconds. */
  readonly startedAt: number;
  /** Milliseconds from the request to the answer, retries included. */
  readonly duration: number;
  /** Milliseconds since the poll began. */
  readonly elapsed: number;
  /** The answer. On a failed attempt it is `undefined`, whatever the type says: with `tolerateErrors`, look at `error` first. */
  readonly response: R;
  /** What went wrong, on a failed attempt that the poll survives. */
  readonly error?: unknown;
  /** Milliseconds until the next attempt; `undefined` when the schedule ends here. */
  readonly nextDelay: number | undefined;
  /** What decided `nextDelay`. */
  readonly delayReason: DelayReason;
  /** What the schedule alone would wait, in milliseconds, before hints and the deadline. */
  readonly scheduledDelay: number | undefined;
  /** What was seen so far, this attempt included. */
  readonly tally: Tally;
}
