import type { HttpResponse } from '../httpResponse.js';
import { readSeconds } from './readSeconds.js';

const quoted = /"(?:[^"\\]|\\["\\])*"/g;
const policy = /^""(?:; *[a-z*][\w.*-]*(?:=(?:""|[^\s",;]+))?)+$/;
const exhausted = /; *r=0+\s*(?:;|$)/;
const reset = /; *t=(\d+)\s*(?:;|$)/;

/** More milliseconds to go than these, a year, are a point in time. */
const year = 31_536_000_000;
/** More than these, a point in time past the year 5000, had been milliseconds to begin with. */
const farFuture = 1e14;

/**
 * Reads how long to wait until there is quota again, from `RateLimit` (draft-ietf-httpapi-ratelimit-headers-10), else
 * from its forerunners `X-RateLimit-Remaining` and `X-RateLimit-Reset`.
 *
 * Of several policies without quota the strictest rules. Fields of a response that was cached, and so has an `Age`, are
 * out of date and ignored, and so are those that are malformed.
 *
 * @param now Epoch milliseconds.
 * @returns Whole milliseconds; `undefined` when quota is left or the fields say nothing.
 */
export function rateLimit(headers: HttpResponse['headers'], now: number): number | undefined {
  const delay = untilQuota(headers.get('ratelimit')) ?? untilReset(headers, now);
  return delay !== undefined && Number(headers.get('age')) > 0 ? undefined : delay;
}

/** `"default";r=0;t=30, "daily";r=50`: strings in quotes with parameters, a list of structured fields (RFC 9651). */
function untilQuota(field: string | null): number | undefined {
  if (typeof field !== 'string') return undefined;
  let longest: number | undefined;
  for (const item of field.replace(quoted, '""').split(',')) {
    if (!policy.test(item.trim())) return undefined;
    const delay = exhausted.test(item) ? readSeconds(reset.exec(item)?.[1]) : undefined;
    if (delay !== undefined) longest = Math.max(longest ?? 0, delay);
  }
  return longest;
}

/** Seconds to go, or since the epoch, or milliseconds since the epoch: they differ by orders of magnitude. */
function untilReset(headers: HttpResponse['headers'], now: number): number | undefined {
  if (readSeconds(headers.get('x-ratelimit-remaining')) !== 0) return undefined;
  const time = readSeconds(headers.get('x-ratelimit-reset'));
  if (time === undefined || time <= year) return time;
  return Math.max(0, Math.ceil((time > farFuture ? time / 1_000 : time) - now));
}
