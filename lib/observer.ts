import type { Attempt } from './attempt.js';
import type { Hint } from './http/hint.js';
import type { Expectation } from './options.js';
import { check, isRecord } from './options.js';
import type { ScheduleContext } from './schedule/schedule.js';

/** A word of an answer that neither its preset nor `pollOperation` knows. */
export interface UnknownState {
  /** What the answer said; `undefined` where it said nothing. */
  readonly state: unknown;
  /** How many answers in a row no list knew, this one included. */
  readonly count: number;
  readonly attempt: Attempt;
}

/** How a poll came to its end. */
export interface PollEnd {
  /**
   * `'matched'`: an answer matched. `'failed'`: an answer says that the job failed. `'timeout'`: {@link timeoutAfter} ended it.
   * `'completed'`: the schedule stopped, and nobody minds. `'error'`: the poll failed. `'unsubscribed'`: nobody waits any more.
   */
  readonly outcome: 'matched' | 'failed' | 'completed' | 'timeout' | 'error' | 'unsubscribed';
  /** The error that it ended in, if it did. */
  readonly error?: unknown;
  /** The last attempt, if one had ended. */
  readonly last: Attempt | undefined;
}

/**
 * Who is told what happens in a poll, and changes nothing: a log, a trace, a metric. What it throws ends the poll.
 *
 * @example
 * ```ts
 * import { backoffSchedule, pollHttp, takeUntilMatch } from 'rxpoll';
 * import type { Attempt, HttpResponse } from 'rxpoll';
 *
 * const observer = {
 *   onAttempt: ({ number, response }: Attempt<HttpResponse>) => console.log(number, response.status), // 1 202, 2 202, 3 200
 * };
 *
 * pollHttp('https://api.example.com/jobs/42')
 *   .pipe(backoffSchedule({ initialDelay: '2s', observer }), takeUntilMatch({ status: [200] }))
 *   .subscribe();
 * ```
 */
export interface PollObserver {
  // Methods, so that an observer may say which attempts it is for.
  /** An attempt has ended, and is about to be emitted. */
  onAttempt?(attempt: Attempt): void;
  /** The server has said when to ask again. */
  onHint?(hint: Hint, attempt: Attempt): void;
  /** A request is about to be sent again after a delay in milliseconds. */
  onRetry?(context: ScheduleContext, delay: number): void;
  /** An answer has a word that nobody knows. */
  onUnknownState?(unknown: UnknownState): void;
  /** The poll is over. Told once. */
  onEnd?(end: PollEnd): void;
}

/** An observer, or a function that makes one. */
export const anObserver: Expectation = {
  what: 'an object with functions such as onAttempt, or a function that makes one',
  test: (value) => typeof value === 'function' || isObserver(value),
};

const names: readonly string[] = ['onAttempt', 'onHint', 'onRetry', 'onUnknownState', 'onEnd'];

/** It may be of a class, and have what it likes besides. */
function isObserver(value: unknown): boolean {
  return (
    isRecord(value) &&
    names.every((name) => ['function', 'undefined'].includes(typeof value[name])) &&
    Object.keys(value).every((name) => names.includes(name) || !/^on[A-Z]/.test(name))
  );
}

/**
 * The observer of one subscription.
 *
 * @throws TypeError if the function that makes it gives none.
 */
export function observerFrom(given: PollObserver | (() => PollObserver) | undefined): PollObserver | undefined {
  if (typeof given !== 'function') return given;
  const made = given();
  check('backoffSchedule', 'what observer() gives', made, anObserver);
  return made;
}
