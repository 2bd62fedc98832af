import type { HttpResponse } from '../httpResponse.js';
import { rateLimit } from './rateLimit.js';
import { readSeconds } from './readSeconds.js';
import { retryAfter } from './retryAfter.js';

/** What a server says about when to ask again. */
export interface Hint {
  /** How long to wait at least, in milliseconds: finite, zero or more. */
  readonly delay: number;
  /** Which header field said so. */
  readonly reason: 'retry-after' | 'rate-limit' | 'poll-interval';
}

/**
 * Finds what a response says about when to ask again: in `Retry-After`, else in the fields of the rate limit, else in
 * `X-Poll-Interval`, which are seconds.
 *
 * @param response Anything; what has no header fields that can be read gives no hint.
 * @param now Epoch milliseconds.
 */
export function hintOf(response: unknown, now: number): Hint | undefined {
  const headers = (response as Partial<HttpResponse> | null | undefined)?.headers;
  if (typeof headers?.get !== 'function') return undefined;
  return (
    hint('retry-after', retryAfter(headers.get('retry-after'), now)) ??
    hint('rate-limit', rateLimit(headers, now)) ??
    hint('poll-interval', readSeconds(headers.get('x-poll-interval')))
  );
}

function hint(reason: Hint['reason'], delay: number | undefined): Hint | undefined {
  return delay === undefined ? undefined : { delay, reason };
}
