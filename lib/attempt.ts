import type { Hint, HintReason } from './http/hint.js';

/** Counts what was seen, by status code or by kind of error: `{ '202': 7, network: 1 }`. */
export type Tally = Readonly<Record<string, number>>;

/** What decided how long to wait: the schedule, a hint of the server, that it held the request (`prefer` of {@link pollHttp}), or the end of `maxElapsed`. */
export type DelayReason = 'schedule' | HintReason | 'held' | 'deadline';

/** What a server has asked for from now on, in milliseconds. */
export interface Pace {
  /** How long each wait is at least. */
  readonly interval: number;
  /** By how much each wait is longer than the schedule has it: 5 s for each `slow_down`. */
  readonly extra: number;
}

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
  /** What the server asked for on this answer, where it did. It rules the wait if `delayReason` says so. */
  readonly hint?: Hint;
  /** What the server has asked for from now on, on this answer or earlier, where it did. */
  readonly pace?: Pace;
  /** `true` where the answer is the same as the one before it, known by a 304 or by its bytes (`conditional` of {@link pollHttp}). */
  readonly unchanged?: true;
  /** What was seen so far, this attempt included. */
  readonly tally: Tally;
}
