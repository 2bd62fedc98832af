import { fieldOf } from '../http/fieldOf.js';
import type { RequestSummary } from '../transport/requestSummary.js';
import { isLost } from './isLost.js';

/** The answers that say "try again": the server, or a gateway, was in no state to answer. */
const statuses = [408, 425, 429, 500, 502, 503, 504];

/** The status of an answer, or of an error that came of one; 0 where there is none. */
export function statusOf(answer: unknown): number {
  const status = (answer as { readonly status?: unknown } | null | undefined)?.status;
  return typeof status === 'number' ? status : 0;
}

/**
 * Whether an answer, or an error that came of one, is to be asked for again: where it is a refusal (4xx, 5xx), as the server
 * says in `x-should-retry`, as OpenAI sends it, or `stripe-should-retry`; else as its status says.
 */
export function isRetryable(answer: unknown): boolean {
  const status = statusOf(answer);
  if (status < 400) return false;
  return said(answer, 'x-should-retry') ?? said(answer, 'stripe-should-retry') ?? statuses.includes(status);
}

function said(answer: unknown, name: string): boolean | undefined {
  const field = fieldOf(answer, name);
  return field === 'true' || (field === 'false' ? false : undefined);
}

/**
 * Whether an error says that a request was lost on the way, and may be sent again.
 *
 * A lost `POST` or `PATCH` may have reached the server, so it is not sent again unless `retryUnsafe`, or unless it carries an
 * `Idempotency-Key` (RFC 9110, section 9.2.2).
 */
export function isResendable(error: unknown, retryUnsafe: boolean): boolean {
  return isLost(error) && (retryUnsafe || (error as Partial<RequestSummary>).isRepeatable !== false);
}
