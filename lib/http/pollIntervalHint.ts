import { fieldOf } from './fieldOf.js';
import type { Hint } from './hint.js';
import { readTime } from './readTime.js';
import { toHint } from './toHint.js';

/**
 * Reads `X-Poll-Interval`, as GitHub sends it: the seconds from one request to the next, from now on.
 *
 * @example
 * ```ts
 * import { pollIntervalHint } from 'rxpoll';
 *
 * pollIntervalHint({ status: 304, headers: new Headers({ 'X-Poll-Interval': '60' }) })?.delay; // => 60_000
 * ```
 *
 * @param answer An answer, or the error in its place, of any kind.
 * @returns A hint whose reason is `'poll-interval'`; none where the field is malformed.
 */
export function pollIntervalHint(answer: unknown): Hint | undefined {
  return toHint(readTime(fieldOf(answer, 'x-poll-interval')), 'poll-interval', 'from now on');
}
