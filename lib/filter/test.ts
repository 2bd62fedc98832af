/** Answers whether a value passes. */
export type Test<V = unknown> = (value: V) => boolean;

/** Passes every value. */
export const anything: Test = () => true;

/** Passes what passes every test; anything when there is none. */
export function all<V>(tests: readonly Test<V>[]): Test<V> {
  if (tests.length < 2) return tests[0] ?? anything;
  // By halves, so that the calls of a long list nest no deeper than its logarithm.
  const first = all(tests.slice(0, tests.length >> 1));
  const second = all(tests.slice(tests.length >> 1));
  return (value) => first(value) && second(value);
}
