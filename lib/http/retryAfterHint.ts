import { fieldOf } from './fieldOf.js';
import type { Hint } from './hint.js';
import { readTime } from './readTime.js';
import { retryAfter } from './retryAfter.js';
import { toHint } from './toHint.js';

/**
 * Reads `Retry-After`, else what vendors send in its place: `retry-after-ms` and `openai-poll-after-ms`.
 *
 * It holds for the one wait it came with. `Retry-After` is seconds, which may have decimals, or a date in any of its three
 * forms (RFC 9110, section 10.2.3); the others are milliseconds. A time in the past is 0. One that is malformed is ignored.
 *
 * @example
 * ```ts
 * import { retryAfterHint } from 'rxpoll';
 *
 * const answer = { status: 503, headers: new Headers({ 'Retry-After': '5' }) };
 * retryAfterHint(answer, Date.now())?.delay; // => 5_000
 * ```
 *
 * @param answer An answer, or the error in its place, of any kind.
 * @param now Epoch milliseconds.
 * @returns A hint whose reason is `'retry-after'`.
 */
export function retryAfterHint(answer: unknown, now: number): Hint | undefined {
  return toHint(
    retryAfter(fieldOf(answer, 'retry-after'), now) ??
      readTime(fieldOf(answer, 'retry-after-ms'), 'ms') ??
      readTime(fieldOf(answer, 'openai-poll-after-ms'), 'ms'),
    'retry-after',
  );
}
