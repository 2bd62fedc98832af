import type { Attempt } from '../attempt.js';
import type { UnknownState } from '../observer.js';
import { describeHistory } from './describeHistory.js';
import { historyOf, PollError } from './pollError.js';

/** The answers say what nobody knows, no list of a preset nor `pollOperation`: the poll failed, and nobody knows whether the job did. */
export class UnknownStateError extends PollError {
  override readonly name = 'UnknownStateError';
  readonly kind = 'unknown-state';
  declare readonly last: Attempt;
  /** What the last answer said; `undefined` where it said nothing. */
  readonly state: unknown;
  /** How many answers in a row the preset did not know. */
  readonly count: number;

  /**
   * @param unknown What was not known.
   * @param words Who does not know what, and what it knows.
   */
  constructor({ state, count, attempt }: UnknownState, words: string) {
    const history = historyOf(attempt);
    const times = count === 1 ? '' : ` (${String(count)} times in a row)`;
    super(
      `the poll failed, which says nothing of the job: ${words}${times}; given up${describeHistory(history)}`,
      history,
    );
    this.state = state;
    this.count = count;
  }
}
