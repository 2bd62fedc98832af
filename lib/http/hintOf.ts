import type { Hint, HintReader } from './hint.js';

/**
 * Finds what an answer says about when to ask again.
 *
 * @param answer Anything; what says nothing that can be read gives no hint.
 * @param now Epoch milliseconds.
 * @param readers In the order of precedence: the first that finds a hint rules.
 */
export function hintOf(answer: unknown, now: number, readers: readonly HintReader[]): Hint | undefined {
  for (const read of readers) {
    const hint = read(answer, now);
    if (hint !== undefined) return hint;
  }
  return undefined;
}
