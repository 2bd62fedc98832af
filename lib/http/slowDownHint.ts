import { bodyOf } from './bodyOf.js';
import type { Hint } from './hint.js';
import { readTime } from './readTime.js';
import { toHint } from './toHint.js';

/**
 * Reads what OAuth's device flow answers while it waits for the user (RFC 8628, section 3.5): the error `slow_down` makes
 * each wait 5 s longer, from now on.
 *
 * Where GitHub sends it, or `authorization_pending`, with the `interval` to keep from now on, in seconds, that is read in its
 * place: it has the 5 s in it, so that they are counted once. An `interval` of any other body may mean anything: it takes
 * {@link bodyHint} to read it.
 *
 * @example
 * ```ts
 * import { slowDownHint } from 'rxpoll';
 *
 * slowDownHint({ status: 400, body: { error: 'slow_down' } }); // => { delay: 5_000, reason: 'slow-down', scope: 'from now on' }
 * slowDownHint({ status: 200, body: { error: 'slow_down', interval: 10 } })?.reason; // => 'poll-interval'
 * ```
 *
 * @param answer An answer of any kind.
 * @returns A hint whose reason is `'slow-down'` or `'poll-interval'`.
 */
export function slowDownHint(answer: unknown): Hint | undefined {
  const { error, interval } = bodyOf(answer);
  const isTooFast = error === 'slow_down';
  const delay = isTooFast || error === 'authorization_pending' ? readTime(interval) : undefined;
  if (delay) return toHint(delay, 'poll-interval', 'from now on');
  return isTooFast ? toHint(5_000, 'slow-down', 'from now on') : undefined;
}
