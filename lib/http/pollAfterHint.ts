import { bodyOf } from './bodyOf.js';
import type { Hint } from './hint.js';
import { readTime } from './readTime.js';
import { toHint } from './toHint.js';

/**
 * Reads `poll_after_ms` of the body, milliseconds for the one wait it came with. For a field of another name there is
 * {@link bodyHint}.
 *
 * @example
 * ```ts
 * import { pollAfterHint } from 'rxpoll';
 *
 * pollAfterHint({ status: 202, body: { status: 'running', poll_after_ms: 1_500 } })?.delay; // => 1_500
 * ```
 *
 * @param answer An answer of any kind.
 * @returns A hint whose reason is `'retry-after'`; none where the field is malformed.
 */
export function pollAfterHint(answer: unknown): Hint | undefined {
  return toHint(readTime(bodyOf(answer)['poll_after_ms'], 'ms'), 'retry-after');
}
