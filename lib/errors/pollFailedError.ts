import type { Attempt } from '../attempt.js';
import { describeAnswer } from './describeHistory.js';
import { historyOf, PollError } from './pollError.js';

/** How a preset has read that a job failed. */
export interface Failure {
  readonly outcome: PollFailedError['outcome'];
  readonly state: unknown;
  /** What the message says of the job, such as `'was cancelled: status "cancelled"'`. */
  readonly words: string;
}

/** The job failed, as `failOn` or a preset tells it. The poll did not: it has its answer, in `last`. */
export class PollFailedError extends PollError {
  override readonly name = 'PollFailedError';
  readonly kind = 'failed';
  declare readonly last: Attempt;
  /** Whether the job failed, was cancelled, or goes on only when somebody acts: a preset tells these apart. */
  readonly outcome: 'failed' | 'cancelled' | 'needs-action';
  /** What the answer said, as a rule the word of its status; `undefined` where `failOn` told. */
  readonly state: unknown;

  /**
   * @param last The attempt whose answer says that the job failed.
   * @param failure How that was read, if not by `failOn`.
   */
  constructor(last: Attempt, { outcome = 'failed', state, words = outcome }: Partial<Failure> = {}) {
    super(`the job ${words}; attempt ${String(last.number)} answered ${describeAnswer(last)}`, historyOf(last));
    this.outcome = outcome;
    this.state = state;
  }
}
