import type { Attempt, DelayReason } from '../attempt.js';
import { formatDuration } from '../duration.js';
import { describeHistory } from './describeHistory.js';
import { historyOf, PollError } from './pollError.js';

/** The server asks for a longer wait than `maxServerDelay` allows. */
export class ServerDelayError extends PollError {
  override readonly name = 'ServerDelayError';
  readonly kind = 'server-delay';
  /** How long the server asks to wait, in milliseconds. */
  readonly delay: number;
  /** Which hint said so. */
  readonly reason: DelayReason;

  constructor(delay: number, maxServerDelay: number, last: Attempt) {
    const history = historyOf(last);
    super(
      `the server asks to wait ${formatDuration(delay)} (${last.delayReason}), more than maxServerDelay allows ` +
        `(${formatDuration(maxServerDelay)})${describeHistory(history)}`,
      history,
    );
    this.delay = delay;
    this.reason = last.delayReason;
  }
}
