import { show } from '../../lib/show.js';
import { valueOf } from './evaluate.js';
import { failureOf } from './failureOf.js';

describe('loops', () => {
  const ctx = [1, 2, 3, 2];

  const table: [string, unknown][] = [
    ['ctx.some((n) => n > 2)', true],
    ['ctx.some((n) => n > 3)', false],
    ['[].some(() => true)', false],
    ['ctx.every((n) => n > 0)', true],
    ['ctx.every((n) => n > 1)', false],
    ['[].every(() => false)', true],
    ['ctx.find((n) => n > 1)', 2],
    ['ctx.find((n) => n > 3)', undefined],
    ['ctx.findIndex((n) => n === 2)', 1],
    ['ctx.findIndex((n) => n > 3)', -1],
    ['ctx.findLast((n) => n < 3)', 2],
    ['ctx.findLast((n) => n > 3)', undefined],
    ['ctx.findLastIndex((n) => n === 2)', 3],
    ['ctx.findLastIndex((n) => n > 3)', -1],
    ['ctx.filter((n) => n > 1)', [2, 3, 2]],
    ['ctx.filter((n, i) => i > 2)', [2]],
    ['ctx.filter((n, i, all) => all[i + 1] < n)', [3]],
    ['ctx.map((n, i) => n * i)', [0, 2, 6, 6]],
    ['ctx.map(() => {})', [undefined, undefined, undefined, undefined]],
    ['ctx.flatMap((n) => n > 1 ? [n, [n]] : n)', [1, 2, [2], 3, [3], 2, [2]]],
    ['ctx.reduce((sum, n) => sum + n)', 8],
    ['ctx.reduce((sum, n) => sum + n, 10)', 18],
    ['ctx.reduce((sum, n, i, all) => sum + i * all.length, 0)', 24],
    ['ctx.reduce((sum, n) => sum, undefined)', undefined],
    ['[5].reduce(() => 1)', 5],
    ['[].reduce(() => 1, 2)', 2],
  ];
  for (const [text, value] of table) {
    it(`gives ${show(value)} for ${text}`, () => {
      expect(valueOf(text, ctx)).toEqual(value);
    });
  }

  it('stops at the answer', () => {
    expect(valueOf('[1, null].some((n) => n.a === undefined)')).toBe(true);
    expect(valueOf('[1, null].every((n) => n.a)')).toBe(false);
    expect(valueOf('[null, 1].findLast((n) => n.a === undefined)')).toBe(1);
  });

  it('needs something to begin with', () => {
    expect(failureOf(() => valueOf('[].reduce((sum) => sum)'))).toMatch(
      /^an empty list has nothing to begin with; give a start/,
    );
  });
});
