import { spanOf } from '../../../examples/dashboard/span.js';

describe('spanOf', () => {
  const cases: readonly [age: number, span: string][] = [
    [0, '20s'],
    [16_000, '20s'],
    [16_001, '30s'],
    [100_000, '180s'],
    [240_000, '300s'],
    [240_001, '300s'],
    [86_400_000, '300s'],
  ];
  for (const [age, span] of cases) {
    it(`shows ${span} at an age of ${String(age)} ms`, () => {
      expect(spanOf(age)).toBe(span);
    });
  }
});
