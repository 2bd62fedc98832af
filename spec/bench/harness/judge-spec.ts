import { judge } from '../../../bench/harness/judge.js';
import type { Contest, Cost } from '../../../bench/harness/row.js';

describe('judge', () => {
  const variant = (name: string): Contest['ours'] => ({ name, measure: () => 0 });
  const costs = (...list: readonly (readonly [string, readonly Cost[]])[]): ReadonlyMap<string, readonly Cost[]> =>
    new Map(list);

  it('sets the median beside the median, and takes the ratio of what was measured next to each other', () => {
    const contest: Contest = { ours: variant('us'), rivals: [{ ...variant('them'), atMost: 2 }] };

    expect(judge(contest, 'ms', costs(['us', [1, 20, 300]], ['them', [1, 5, 100]]))).toEqual([
      { ours: 'us', unit: 'ms', cost: 20, rival: 'them', rivalCost: 5, ratio: 3, target: 2, limit: 10, isMet: false },
    ]);
  });

  it('meets a target exactly', () => {
    const contest: Contest = { ours: variant('us'), atMost: 0, rivals: [] };

    expect(judge(contest, 'B', costs(['us', [0]]))).toEqual([
      { ours: 'us', unit: 'B', cost: 0, target: 0, limit: 0, isMet: true },
    ]);
    expect(judge(contest, 'B', costs(['us', [1]]))[0]?.isMet).toBeFalse();
  });

  it('tells the ceiling, and a unit of its own', () => {
    const contest: Contest = { unit: '%', ours: variant('us'), ceiling: 5, rivals: [] };

    expect(judge(contest, 'B', costs(['us', [4]]))).toEqual([{ ours: 'us', unit: '%', cost: 4, ceiling: 5 }]);
  });

  it('picks the figure that a contest is about', () => {
    const contest: Contest = { what: 'sockets', ours: variant('us'), rivals: [variant('them')] };
    const found = judge(contest, '', costs(['us', [{ sockets: 4, time: 1 }]], ['them', [{ sockets: 8, time: 1 }]]));

    expect(found).toEqual([{ ours: 'us: sockets', unit: '', cost: 4, rival: 'them', rivalCost: 8, ratio: 0.5 }]);
  });

  it('takes nothing beside nothing for as much', () => {
    const contest: Contest = { ours: variant('us'), rivals: [variant('them')] };

    expect(judge(contest, '', costs(['us', [0]], ['them', [0]]))[0]?.ratio).toBe(1);
  });

  const missing: readonly (readonly [string, Contest, ReadonlyMap<string, readonly Cost[]>])[] = [
    ['ours was not measured', { ours: variant('us'), atMost: 1, rivals: [] }, costs()],
    ['the other was not', { ours: variant('us'), rivals: [variant('them')] }, costs(['us', [1]])],
    [
      'the other was measured less often',
      { ours: variant('us'), rivals: [variant('them')] },
      costs(['us', [1, 1]], ['them', [1]]),
    ],
    [
      'there is no figure of that name',
      { what: 'sockets', ours: variant('us'), rivals: [] },
      costs(['us', [{ time: 1 }]]),
    ],
    ['the other costs nothing', { ours: variant('us'), rivals: [variant('them')] }, costs(['us', [1]], ['them', [0]])],
  ];
  for (const [title, contest, measured] of missing) {
    it(`throws where ${title}`, () => {
      expect(() => judge(contest, 'ms', measured)).toThrowError(/no figure/);
    });
  }
});
