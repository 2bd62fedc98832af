import { bounded } from '../../../bench/harness/bounded.js';
import type { Contest, Row } from '../../../bench/harness/row.js';
import { once } from '../../../bench/harness/sizes.js';

describe('bounded', () => {
  it('leaves out what has no bound', () => {
    const variant = (name: string): Contest['ours'] => ({ name, measure: () => 0 });
    const contests: readonly Contest[] = [
      { ours: variant('a'), atMost: 1, rivals: [variant('b')] },
      { ours: variant('c'), ceiling: 1, rivals: [] },
      { ours: variant('d'), rivals: [{ ...variant('e'), atMost: 1 }, variant('f')] },
      { ours: variant('g'), rivals: [variant('h')] },
    ];
    const row: Row = { id: 'P4', title: 'Heap', unit: 'B', isIsolated: true, contests: () => contests };
    const names = bounded(row)
      .contests(once)
      .map(({ ours, rivals }) => [ours, ...rivals].map(({ name }) => name).join(''));

    expect(names).toEqual(['a', 'c', 'de']);
  });
});
