import { withRow } from '../../../bench/harness/withRow.js';

describe('withRow', () => {
  const here = { machine: '2 × A', versions: { node: '20.1.0' } };
  const row = (id: string, title = ''): { id: string; title: string; comparisons: [] } => ({
    id,
    title,
    comparisons: [],
  });
  const order = ['P1', 'P2', 'P10'];

  it('begins a run', () => {
    expect(withRow(undefined, row('P2'), here, order)).toEqual({ environment: here, rows: [row('P2')] });
  });

  it('puts a row in its place', () => {
    const run = { environment: here, rows: [row('P1'), row('P10')] };

    expect(withRow(run, row('P2'), here, order).rows).toEqual([row('P1'), row('P2'), row('P10')]);
  });

  it('replaces a row', () => {
    const run = { environment: here, rows: [row('P1', 'old'), row('P2')] };

    expect(withRow(run, row('P1', 'new'), here, order).rows).toEqual([row('P1', 'new'), row('P2')]);
  });

  it('forgets rows that there are no more', () => {
    const run = { environment: here, rows: [row('P0')] };

    expect(withRow(run, row('P1'), here, order).rows).toEqual([row('P1')]);
  });

  it('forgets rows that were measured elsewhere', () => {
    const run = { environment: { ...here, machine: '8 × B' }, rows: [row('P1')] };

    expect(withRow(run, row('P2'), here, order)).toEqual({ environment: here, rows: [row('P2')] });
  });
});
