import { fibonacciNumber } from '../../../lib/schedule/fibonacciNumber.js';

describe('fibonacciNumber', () => {
  it('is the sum of the two before, up to the 70th', () => {
    const numbers = Array.from({ length: 70 }, (_, index) => fibonacciNumber(index + 1));

    expect(numbers.slice(0, 8)).toEqual([1, 1, 2, 3, 5, 8, 13, 21]);
    for (let i = 2; i < numbers.length; i++) expect(numbers[i]).toBe(numbers[i - 1]! + numbers[i - 2]!);
  });

  it('grows beyond all numbers, and is never NaN', () => {
    expect(fibonacciNumber(1_400)).toBeGreaterThan(1e292);
    expect(fibonacciNumber(5_000)).toBe(Infinity);
  });
});
