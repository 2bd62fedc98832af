import type { Attempt } from '../attempt.js';
import { formatDuration } from '../duration.js';
import { describeHistory } from './describeHistory.js';
import { historyOf, PollError } from './pollError.js';

/** The schedule ended before an answer matched. */
export class PollExhaustedError extends PollError {
  override readonly name = 'PollExhaustedError';
  readonly kind = 'exhausted';

  /** @param last The last attempt, if there was one. */
  constructor(last: Attempt | undefined) {
    const history = historyOf(last);
    super(`${whyExhausted(last)}${describeHistory(history)}`, history);
  }
}

/** The server may have ended it, by asking for a wait for which `maxElapsed` has no time. */
function whyExhausted(last: Attempt | undefined): string {
  const { hint, pace, delayReason = 'schedule' } = last ?? {};
  if (['schedule', 'deadline', 'held'].includes(delayReason)) return 'the schedule ended without a match';
  const delay = hint?.reason === delayReason ? hint.delay : (pace?.interval ?? 0);
  return `no match: the server asks to wait ${formatDuration(delay)} (${delayReason}), for which maxElapsed leaves no time; given up`;
}
