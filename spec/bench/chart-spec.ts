import { chartOf } from '../../bench/chart.js';
import type { Run } from '../../bench/harness/withRow.js';

describe('chartOf', () => {
  const us = { ours: 'the whole sentence', unit: 'µs', cost: 5 } as const;
  const environment = { machine: '2 × A', versions: {} };
  const run: Run = {
    environment,
    rows: [
      {
        id: 'P2',
        title: 'CPU',
        comparisons: [
          { ...us, rival: 'async loop', rivalCost: 1, ratio: 5 },
          { ...us, rival: 'composed RxJS', rivalCost: 10, ratio: 0.5 },
          { ...us, rival: 'another', rivalCost: 20, ratio: 0.25 },
        ],
      },
    ],
  };

  it('draws a bar for ours and for each of those chosen, in proportion', () => {
    const chart = chartOf(run);
    const bars = [...chart.matchAll(/<rect class="(\w+)".* width="(\d+)"/g)].map(([, kind, width]) => [kind, width]);

    expect(bars).toEqual([
      ['ours', '190'],
      ['other', '38'],
      ['other', '380'],
    ]);
    expect([...chart.matchAll(/<text[^>]*>([^<]*)/g)].map(([, text]) => text).slice(1)).toEqual([
      'CPU of an attempt, with limits and retries',
      'rxpoll',
      '5 µs',
      'async loop',
      '1 µs',
      'composed RxJS',
      '10 µs',
    ]);
  });

  it('leaves out what was not measured', () => {
    expect(chartOf({ environment, rows: [] })).not.toContain('<rect');
  });
});
