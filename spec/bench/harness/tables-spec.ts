import { lineOf, tableOf } from '../../../bench/harness/tables.js';

describe('tableOf', () => {
  it('shows each comparison in a line, and how far a target is', () => {
    const shown = tableOf({
      id: 'P2',
      title: 'CPU',
      comparisons: [
        { ours: 'us', unit: 'B', cost: 12, target: 10, limit: 10, isMet: false, ceiling: 13 },
        { ours: 'us', unit: 'B', cost: 12, ceiling: 13 },
        { ours: 'us', unit: 'B', cost: 12, rival: 'them', rivalCost: 4, ratio: 3, target: 2, limit: 8, isMet: false },
        {
          ours: 'us',
          unit: 'B',
          cost: 12,
          rival: 'they',
          rivalCost: 24,
          ratio: 0.5,
          target: 1,
          limit: 24,
          isMet: true,
        },
        { ours: 'us', unit: 'B', cost: 12, rival: 'it', rivalCost: 12, ratio: 1 },
        { ours: 'us', unit: 'B', cost: 12, target: 0, limit: 0, isMet: false },
      ],
    });

    expect(shown).toBe(
      [
        '### P2. CPU',
        '',
        '| rxpoll | costs | beside | costs | ratio | target | limit | met                                |',
        '| ------ | ----- | ------ | ----- | ----- | ------ | ----- | ---------------------------------- |',
        '| us     | 12 B  |        |       |       | ≤ 10 B | 10 B  | no: 1.20× the target, ceiling 13 B |',
        '| us     | 12 B  |        |       |       |        |       | ceiling 13 B                       |',
        '| us     | 12 B  | them   | 4 B   | 3×    | ≤ 2×   | 8 B   | no: 1.50× the target               |',
        '| us     | 12 B  | they   | 24 B  | 1/2   | ≤ 1×   | 24 B  | yes                                |',
        '| us     | 12 B  | it     | 12 B  | 1×    |        |       |                                    |',
        '| us     | 12 B  |        |       |       | ≤ 0 B  | 0 B   | no                                 |',
        '',
      ].join('\n'),
    );
  });
});

describe('lineOf', () => {
  it('names the machine and the versions', () => {
    expect(lineOf({ machine: '2 × A, linux', versions: { node: '20.1.0', rxjs: '7.8.2' } })).toBe(
      '2 × A, linux; node 20.1.0, rxjs 7.8.2.',
    );
  });
});
