import type { Attempt } from '../attempt.js';
import { describeAnswer } from './describeHistory.js';
import { historyOf, PollError } from './pollError.js';

/** The job failed, as `failOn` tells it. The poll did not: it has its answer, in `last`. */
export class PollFailedError extends PollError {
  override readonly name = 'PollFailedError';
  readonly kind = 'failed';
  declare readonly last: Attempt;

  /** @param last The attempt whose answer says that the job failed. */
  constructor(last: Attempt) {
    super(`the job failed; attempt ${String(last.number)} answered ${describeAnswer(last)}`, historyOf(last));
  }
}
