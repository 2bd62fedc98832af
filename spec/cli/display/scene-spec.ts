import fc from 'fast-check';
import { cellsOf } from '../../../cli/display/cells.js';
import type { Look } from '../../../cli/display/look.js';
import type { Scene } from '../../../cli/display/scene.js';
import { drawMarks, drawScene } from '../../../cli/display/scene.js';

const same = (text: string): string => text;
const look: Look = {
  glyphs: { pending: '●', unchanged: '·', unknown: '?', retry: '↻', match: '✓', failure: '✗', asking: '○' },
  closing: { match: '', failure: '' },
  ...{ colour: (_, text) => text, dim: same, bold: same, spell: same },
};
const scene: Scene = {
  number: 4,
  last: { status: '202', state: 'running', outcome: 'pending' },
  marks: ['pending', 'pending', 'retry', 'pending'],
  dueAt: 3_000,
  deadline: 252_000,
};

describe('drawScene', () => {
  const lost = { status: '503', state: 'Service Unavailable', outcome: 'retry' } as const;
  const asked = { status: '202', state: 'running', why: 'as Retry-After asks' } as const;
  const cases: readonly (readonly [string, Partial<Scene>, number, number, string])[] = [
    ['a wait', {}, 0, 100, '  attempt 4   202 running   next in 3s     4m 12s left'],
    ['a wait that goes by', {}, 2_100, 100, '  attempt 4   202 running   next in 1s     4m 10s left'],
    ['a request under way', {}, 3_000, 100, '  attempt 4   202 running   asking         4m 9s left'],
    ['the first request', { last: undefined, number: 1, dueAt: 0 }, 0, 100, '  attempt 1   asking         4m 12s left'],
    ['no limit', { deadline: Infinity }, 0, 100, '  attempt 4   202 running   next in 3s  '],
    ['a retry', { last: lost }, 0, 100, '  attempt 4   503 Service Unavailable   again in 3s    4m 12s left'],
    [
      'no answer',
      { last: { ...lost, status: '-', state: 'timeout' } },
      0,
      100,
      '  attempt 4   timeout   again in 3s    4m 12s left',
    ],
    [
      'too little time',
      { dueAt: 9_000, deadline: 5_000 },
      0,
      100,
      '  attempt 4   202 running   no time for more   5s left',
    ],
    [
      'what decided on the wait',
      { last: { ...asked, outcome: 'pending' } },
      0,
      100,
      '  attempt 4   202 running   next in 3s, as Retry-After asks     4m 12s left',
    ],
    [
      'an answer that has not changed',
      { last: { ...asked, outcome: 'unchanged' } },
      0,
      100,
      '  attempt 4   202 running   unchanged   next in 3s, as Retry-After asks     4m 12s left',
    ],
    [
      'no reason for what is not waited for',
      { last: { ...asked, outcome: 'unchanged' } },
      3_000,
      100,
      '  attempt 4   202 running   unchanged   asking                              4m 9s left',
    ],
    [
      'no reason where there is less room',
      { last: { ...asked, outcome: 'unchanged' } },
      0,
      70,
      '  attempt 4   202 running   unchanged   next in 3s     4m 12s left',
    ],
    [
      'nothing but what it was where there is even less',
      { last: { ...asked, outcome: 'unchanged' } },
      0,
      60,
      '  attempt 4   202 running   next in 3s     4m 12s left',
    ],
    ['less room', {}, 0, 50, '  attempt 4   202 running   next in 3s'],
    ['little room', {}, 0, 30, '#4 202 running 3s'],
    ['a long state in little room', { last: lost }, 0, 20, '#4 503 Service … 3s'],
    ['a request under way in little room', {}, 3_000, 30, '#4 202 running'],
    ['hardly any room', {}, 0, 8, '#4'],
    [
      'a state that would steer',
      { last: { ...lost, state: 'a\u001b[2Jb' } },
      0,
      100,
      '  attempt 4   503 a [2Jb   again in 3s    4m 12s left',
    ],
  ];
  for (const [what, change, now, columns, line] of cases) {
    it(`draws ${what}`, () => {
      expect(drawScene({ ...scene, ...change }, now, columns, look).split('\n')[0]).toBe(line);
    });
  }

  it('is two lines, never as wide as the terminal', () => {
    const outcome = fc.constantFrom('pending', 'unchanged', 'unknown', 'retry', 'match', 'failure');
    const scenes = fc.record({
      number: fc.nat(),
      last: fc.option(
        fc.record(
          {
            status: fc.constantFrom('-', '202'),
            state: fc.string({ unit: 'grapheme' }),
            outcome,
            why: fc.constant('as Retry-After asks'),
          },
          { requiredKeys: ['status', 'state', 'outcome'] },
        ),
        {
          nil: undefined,
        },
      ),
      marks: fc.array(outcome),
      dueAt: fc.nat(),
      deadline: fc.oneof(fc.nat(), fc.constant(Infinity)),
    });
    fc.assert(
      fc.property(scenes as fc.Arbitrary<Scene>, fc.nat(), fc.integer({ min: 4, max: 120 }), (scene, now, columns) => {
        const lines = drawScene(scene, now, columns, look).split('\n');

        expect(lines.length).toBe(2);
        expect(Math.max(...lines.map(cellsOf))).toBeLessThan(columns);
      }),
    );
  });
});

describe('drawMarks', () => {
  const marks = (count: number): Scene['marks'] =>
    Array.from({ length: count }, (_, i) => (i === count - 1 ? 'match' : 'pending'));
  const cases: readonly (readonly [string, number, number, number, string])[] = [
    ['nothing', 0, 0, 40, '  '],
    ['what is under way', 0, 9, 40, '  ○'],
    ['all that there is', 3, 0, 40, '  ● ● ✓'],
    ['all, and what is under way', 3, 9, 40, '  ● ● ✓ ○'],
    ['the last that there is room for', 30, 0, 35, `  …${' ●'.repeat(15)} ✓`],
    ['fewer, with what is under way', 30, 9, 35, `  …${' ●'.repeat(14)} ✓ ○`],
    ['two', 30, 0, 5, '… ✓'],
  ];
  for (const [what, count, now, width, drawn] of cases) {
    it(`draws ${what} of ${String(count)}`, () => {
      expect(drawMarks({ marks: marks(count), dueAt: 5 }, now, width, look)).toBe(drawn);
    });
  }
});
