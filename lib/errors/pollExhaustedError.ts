import type { Attempt } from '../attempt.js';
import { describeHistory } from './describeHistory.js';
import { historyOf, PollError } from './pollError.js';

/** The schedule ended before an answer matched. */
export class PollExhaustedError extends PollError {
  override readonly name = 'PollExhaustedError';
  readonly kind = 'exhausted';

  /** @param last The last attempt, if there was one. */
  constructor(last: Attempt | undefined) {
    const history = historyOf(last);
    super(`the schedule ended without a match${describeHistory(history)}`, history);
  }
}
