import { fieldOf } from './fieldOf.js';
import type { Hint } from './hint.js';
import { readTime } from './readTime.js';
import { toHint } from './toHint.js';

/**
 * Reads how long an answer stays fresh: `Cache-Control: max-age` without its `Age` (RFC 9111, sections 4.2 and 5.1). Asking
 * sooner could only get the same again from a cache. It is a wish: a poll does not hear it where it asks for more than
 * `maxServerDelay`, or leaves no time for an attempt before the end.
 *
 * It holds for the one wait it came with. There is none where the answer is not to be cached, is stale, or where `max-age` is
 * malformed or came more than once; an `Age` that is malformed counts as 0.
 *
 * @example
 * ```ts
 * import { cacheHint } from 'rxpoll';
 *
 * cacheHint({ status: 200, headers: new Headers({ 'Cache-Control': 'max-age=60', Age: '45' }) })?.delay; // => 15_000
 * ```
 *
 * @param answer An answer, or the error in its place, of any kind.
 * @returns A hint whose reason is `'cache'`.
 */
export function cacheHint(answer: unknown): Hint | undefined {
  const field = fieldOf(answer, 'cache-control');
  if (field === undefined || /no-store|no-cache/i.test(field)) return undefined;
  const [maxAge, another] = field.matchAll(/(?:^|,)\s*max-age=("?)(\d+)\1\s*(?=,|$)/gi);
  const age = fieldOf(answer, 'age')?.split(',')[0]; // as caches read it where it came more than once
  const delay = (readTime(maxAge?.[2]) ?? 0) - (readTime(age) ?? 0);
  return delay > 0 && another === undefined ? toHint(delay, 'cache') : undefined;
}
