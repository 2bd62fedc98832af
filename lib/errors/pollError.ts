import type { Attempt, Tally } from '../attempt.js';
import { noTally } from '../tally.js';

/** Marks errors of this package, whichever copy of it made them. */
export const brand: symbol = Symbol.for('rxpoll.PollError');

/** What a poll had seen when it went wrong. */
export interface PollHistory {
  /** How many attempts had ended. */
  readonly attempts: number;
  /** The last of them. */
  readonly last: Attempt | undefined;
  /** How often each status code and kind of error was seen. */
  readonly tally: Tally;
}

/** The history of a poll that has seen nothing yet. */
export const noHistory: PollHistory = { attempts: 0, last: undefined, tally: noTally };

/** The history that ends with an attempt. */
export function historyOf(last: Attempt | undefined): PollHistory {
  return last === undefined ? noHistory : { attempts: last.number, last, tally: last.tally };
}

/** Why a poll went wrong. */
export type PollErrorKind =
  | 'network'
  | 'timeout'
  | 'failed'
  | 'exhausted'
  | 'unknown-state'
  | 'operation'
  | 'schema'
  | 'server-delay'
  | 'body-too-large'
  | 'syntax';

/**
 * What every error of this package has in common.
 *
 * Tell them apart by `kind`, and know them by {@link isPollError}, which also knows those of another copy of this package.
 */
export abstract class PollError extends Error implements PollHistory {
  /** Why the poll went wrong. */
  abstract readonly kind: PollErrorKind;
  /** How many attempts had ended. */
  readonly attempts: number;
  /** The last attempt, if one had ended. */
  readonly last: Attempt | undefined;
  /** How often each status code and kind of error was seen. */
  readonly tally: Tally;

  constructor(message: string, history: PollHistory = noHistory, options?: ErrorOptions) {
    super(message, options);
    this.attempts = history.attempts;
    this.last = history.last;
    this.tally = history.tally;
    Object.defineProperty(this, brand, { value: true });
  }
}
