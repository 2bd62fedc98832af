import { measureHere } from '../../../bench/harness/measureHere.js';
import type { Cost, Row } from '../../../bench/harness/row.js';
import { quick } from '../../../bench/harness/sizes.js';

describe('measureHere', () => {
  const rowOf = (measure: (name: string) => Cost, traits: Partial<Row> = {}): Row => {
    const [ours, rival] = ['us', 'them'].map((name) => ({ name, measure: () => measure(name) }));
    return {
      id: 'P1',
      title: 'CPU',
      unit: 'ms',
      isIsolated: false,
      contests: () => [{ ours: ours!, rivals: [rival!] }],
      ...traits,
    };
  };

  it('measures each in every round, after one that warms up', async () => {
    let calls = 0;
    const found = await measureHere(
      rowOf(() => ++calls),
      { ...quick, rounds: 3 },
      undefined,
    );

    expect(Object.values(found).flat().sort()).toEqual([3, 4, 5, 6, 7, 8]);
    expect(found['us']?.length).toBe(3);
  });

  it('measures one that is isolated once', async () => {
    const row = rowOf((name) => ({ length: name.length }), { isIsolated: true });

    expect(await measureHere(row, quick, 'them')).toEqual({ them: [{ length: 4 }] });
  });

  it('throws where a figure is none', async () => {
    const row = rowOf(() => ({ time: 1, size: NaN }));

    await expectAsync(measureHere(row, quick, 'us')).toBeRejectedWithError(/P1, us: costs \{"time":1,"size":null\}/);
  });

  it('throws where there is no such variant', async () => {
    await expectAsync(
      measureHere(
        rowOf(() => 1),
        quick,
        'they',
      ),
    ).toBeRejectedWithError("P1 has no variant 'they', but us; them");
  });
});
