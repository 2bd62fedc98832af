import type { ScheduleContext } from '../schedule/schedule.js';
import type { RequestSummary } from '../transport/requestSummary.js';
import { isLost } from './isLost.js';

/** The answers that say "try again": the server, or a gateway, was in no state to answer. */
const statuses = [408, 425, 429, 500, 502, 503, 504];

/** Whether an answer, or an error that came of one, has such a status. */
export function hasRetryableStatus(answer: unknown): boolean {
  const status = (answer as { readonly status?: unknown } | null | undefined)?.status;
  return typeof status === 'number' && statuses.includes(status);
}

/**
 * The default policy: sends again what was lost on the way, and what was answered by a status that says so.
 *
 * A lost `POST` or `PATCH` may have reached the server, so it is not sent again unless `retryUnsafe`, or unless it carries an
 * `Idempotency-Key` (RFC 9110, section 9.2.2). One that was answered was not lost.
 */
export function isRetryable({ response, error }: ScheduleContext, retryUnsafe: boolean): boolean {
  if (hasRetryableStatus(response ?? error)) return true;
  return isLost(error) && (retryUnsafe || (error as Partial<RequestSummary>).isRepeatable !== false);
}
