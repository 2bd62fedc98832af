import { isThenable } from './isThenable.js';

/**
 * What a callback says when it is asked, as yes or no.
 *
 * @param what What to call it in the message, such as `retryRequest: shouldRetry`.
 * @throws TypeError for a promise, which is always true, whatever it finds.
 */
export function verdict(what: string, said: unknown): boolean {
  if (isThenable(said)) {
    Promise.resolve(said).catch(() => undefined);
    throw new TypeError(`${what} gave a promise; it must say true or false at once`);
  }
  return Boolean(said);
}
