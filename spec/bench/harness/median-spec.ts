import { median } from '../../../bench/harness/median.js';

describe('median', () => {
  const cases: readonly (readonly [readonly number[], number])[] = [
    [[5], 5],
    [[10, 9, 100], 10],
    [[4, 1, 3, 2], 2.5],
    [[], NaN],
  ];
  for (const [values, middle] of cases) {
    it(`of ${JSON.stringify(values)} is ${String(middle)}`, () => {
      expect(median(values)).toEqual(middle);
    });
  }
});
