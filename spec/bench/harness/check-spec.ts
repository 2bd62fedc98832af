import { check } from '../../../bench/harness/check.js';
import type { Comparison } from '../../../bench/harness/judge.js';

describe('check of figures', () => {
  const us = { ours: 'us', unit: 'B' } as const;
  const cases: readonly (readonly [string, Comparison, boolean, string])[] = [
    ['keeps to the target', { ...us, cost: 10, target: 10, limit: 10, isMet: true }, true, 'P4 us: 10 B, target 10 B'],
    [
      'finds too much',
      { ...us, cost: 11, target: 10, limit: 10, isMet: false },
      false,
      'P4 us: 11 B, target 10 B: TOO MUCH',
    ],
    [
      'keeps to the ceiling while the target is out of reach',
      { ...us, cost: 11, target: 10, limit: 10, isMet: false, ceiling: 12 },
      true,
      'P4 us: 11 B, target 10 B, ceiling 12 B',
    ],
    [
      'finds more than the ceiling',
      { ...us, cost: 13, target: 10, limit: 10, isMet: false, ceiling: 12 },
      false,
      'P4 us: 13 B, target 10 B, ceiling 12 B: TOO MUCH',
    ],
    [
      'tells a ceiling that is needed no more',
      { ...us, cost: 9, target: 10, limit: 10, isMet: true, ceiling: 12 },
      true,
      'P4 us: 9 B, target 10 B, ceiling 12 B: met, the ceiling can go',
    ],
    ['keeps to a ceiling without a target', { ...us, cost: 11, ceiling: 12 }, true, 'P4 us: 11 B, ceiling 12 B'],
    [
      'holds a ratio to its target',
      { ...us, cost: 30, rival: 'them', rivalCost: 10, ratio: 3, target: 2, limit: 20, isMet: false },
      false,
      'P4 us: 3× them, target 2×: TOO MUCH',
    ],
  ];
  for (const [title, comparison, isKept, line] of cases) {
    it(title, () => {
      expect(check({ id: 'P4', title: 'Heap', comparisons: [comparison] })).toEqual([{ isKept, line }]);
    });
  }
});
