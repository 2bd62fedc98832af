import type { Test } from './test.js';

/** Passes the values of a list, without coercion. */
export function isOneOf(list: readonly unknown[]): Test {
  const [first, second = first] = list;
  // For the one or two words that most lists hold, a set is four times as slow.
  if (list.length === 1 || list.length === 2) return (value) => value === first || value === second;
  const values = new Set(list);
  return (value) => values.has(value);
}
