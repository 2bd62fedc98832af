/**
 * The n-th of 1, 1, 2, 3, 5, 8…
 *
 * It is Binet's formula: exact up to the 70th, as good as a double can be beyond, and `Infinity` at last.
 */
export function fibonacciNumber(n: number): number {
  return Math.round(((1 + Math.sqrt(5)) / 2) ** n / Math.sqrt(5));
}
