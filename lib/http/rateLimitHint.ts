import { fieldOf } from './fieldOf.js';
import type { Hint } from './hint.js';
import { readTime } from './readTime.js';
import { toHint } from './toHint.js';

const quoted = /"(?:[ !#-[\]-~]|\\["\\])*"/g;
/** An item whose string is encoded, and whose parameters have numbers where those are expected. */
const form = /^"[^\s";]*%22(?:; *(?:[qrtw]=\d+|(?![qrtw]=)[a-z*][^\s;]*))*$/;

/** More milliseconds to go than these, a year, are a point in time. */
const year = 31_536_000_000;
/** More than these, a point in time past the year 5000, had been milliseconds to begin with. */
const farFuture = 1e14;

/**
 * Reads how long to wait until there is quota again: from `RateLimit`, with `RateLimit-Policy`
 * (draft-ietf-httpapi-ratelimit-headers-10), else from their forerunners `X-RateLimit-Remaining` and `X-RateLimit-Reset`.
 *
 * It holds for the one wait it came with, and only where no quota remains (`r=0`): until `t`, else for the window `w` of the
 * policy of that name. Of several policies without quota the strictest rules. `X-RateLimit-Reset` is seconds to go, or since
 * the epoch where they are more than a year. Fields of a response that was cached, and so has an `Age`, are out of date and
 * ignored, and so are those that are malformed.
 *
 * @example
 * ```ts
 * import { rateLimitHint } from 'rxpoll';
 *
 * const headers = new Headers({ RateLimit: '"minute";r=0;t=30, "day";r=50' });
 * rateLimitHint({ status: 200, headers }, Date.now())?.delay; // => 30_000
 * ```
 *
 * @param answer An answer, or the error in its place, of any kind.
 * @param now Epoch milliseconds.
 * @returns A hint whose reason is `'rate-limit'`.
 */
export function rateLimitHint(answer: unknown, now: number): Hint | undefined {
  const delay = untilQuota(answer) ?? untilReset(answer, now);
  return delay !== undefined && Number(fieldOf(answer, 'age')) > 0 ? undefined : toHint(delay, 'rate-limit');
}

function untilQuota(answer: unknown): number | undefined {
  let longest: number | undefined;
  for (const limit of itemsOf(answer, 'ratelimit')) {
    const remaining = parameterOf(limit, 'r');
    if (remaining === undefined) return undefined;
    if (Number(remaining) > 0) continue;
    const [name = ''] = limit.split(';');
    const policy = itemsOf(answer, 'ratelimit-policy').find((policy) => policy.startsWith(name));
    const delay = readTime(parameterOf(limit, 't') ?? parameterOf(policy ?? '', 'w'));
    if (delay !== undefined) longest = Math.max(longest ?? 0, delay);
  }
  return longest;
}

/** The items of a list of structured fields (RFC 9651), `"day";r=50, "minute";r=0;t=30`; none if any of it is malformed. */
function itemsOf(answer: unknown, name: string): readonly string[] {
  // Encoded, a string holds nothing of what may follow it, and no quote but the one that is put before it.
  const encoded = fieldOf(answer, name)?.replace(quoted, (text) => `"${encodeURIComponent(text)}`);
  const items = encoded?.split(',').map((item) => item.trim()) ?? [];
  return items.every((item) => form.test(item)) ? items : [];
}

/** A parameter that is a number; the last of that name rules. */
function parameterOf(item: string, name: 'r' | 't' | 'w'): string | undefined {
  return new RegExp(`^.*; *${name}=(\\d+)`).exec(item)?.[1];
}

/** Seconds to go, or since the epoch, or milliseconds since the epoch: they differ by orders of magnitude. */
function untilReset(answer: unknown, now: number): number | undefined {
  if (readTime(fieldOf(answer, 'x-ratelimit-remaining')) !== 0) return undefined;
  const time = readTime(fieldOf(answer, 'x-ratelimit-reset'));
  if (time === undefined || time <= year) return time;
  return Math.max(0, Math.ceil((time > farFuture ? time / 1_000 : time) - now));
}
