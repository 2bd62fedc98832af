import type { Attempt, DelayReason } from '../attempt.js';
import { formatDuration } from '../duration.js';
import { describeHistory } from './describeHistory.js';
import { historyOf, PollError } from './pollError.js';

/** The server asks for a longer wait than `maxServerDelay` allows, or than the deadline of the poll leaves. */
export class ServerDelayError extends PollError {
  override readonly name = 'ServerDelayError';
  readonly kind = 'server-delay';
  /** How long the server asks to wait, in milliseconds. */
  readonly delay: number;
  /** Which hint said so. */
  readonly reason: DelayReason;
  /** How much time the deadline of the poll leaves, in milliseconds, where that is what forbids the wait. */
  readonly left: number | undefined;

  /** @param allowed What `maxServerDelay` allows, or what is left until the deadline, in milliseconds. */
  constructor(delay: number, last: Attempt, allowed: { readonly limit: number } | { readonly left: number }) {
    const history = historyOf(last);
    const why =
      'limit' in allowed
        ? `more than maxServerDelay allows (${formatDuration(allowed.limit)}; onServerDelay: 'wait' would wait)`
        : `past the deadline of the poll (${formatDuration(Math.max(0, Math.round(allowed.left)))} away)`;
    super(
      `the server asks to wait ${formatDuration(delay)} (${last.delayReason}), ${why}; given up${describeHistory(history)}`,
      history,
    );
    this.delay = delay;
    this.reason = last.delayReason;
    this.left = 'left' in allowed ? allowed.left : undefined;
  }
}
