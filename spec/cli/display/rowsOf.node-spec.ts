import { rowsOf } from '../../../cli/display/rowsOf.js';

describe('rowsOf', () => {
  const cases: readonly (readonly [string, number, number])[] = [
    ['', 10, 1],
    ['a\nb', 10, 2],
    ['0123456789', 10, 1],
    ['0123456789a', 10, 2],
    ['\u001b[1m0123456789\u001b[22m', 10, 1],
    ['完了しました', 10, 2],
    ['0123456789'.repeat(3), 4, 8],
    ['0123456789\nb', Infinity, 2],
  ];
  for (const [text, columns, rows] of cases) {
    it(`is ${String(rows)} for ${JSON.stringify(text)} in ${String(columns)} columns`, () => {
      expect(rowsOf(text, columns)).toBe(rows);
    });
  }
});
