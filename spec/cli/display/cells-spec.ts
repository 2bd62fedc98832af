import { cellsOf, cut } from '../../../cli/display/cells.js';

describe('cellsOf', () => {
  const cases: readonly (readonly [string, number])[] = [
    ['', 0],
    ['plain text', 10],
    ['größer', 6],
    ['gro\u0308ßer', 6],
    ['完了', 4],
    ['한국어', 6],
    ['●↻✓✗…', 5],
    ['🚀', 2],
    ['👩‍👩‍👧', 2],
    ['a\u200bb', 2],
  ];
  for (const [text, cells] of cases) {
    it(`counts ${String(cells)} for ${JSON.stringify(text)}`, () => {
      expect(cellsOf(text)).toBe(cells);
    });
  }
});

describe('cut', () => {
  const cases: readonly (readonly [string, number, string])[] = [
    ['running', 7, 'running'],
    ['running', 6, 'runni…'],
    ['running', 1, '…'],
    ['running', 0, ''],
    ['running', -3, ''],
    ['', 0, ''],
    ['完了しました', 6, '完了…'],
    ['完了しました', 5, '完了…'],
    ['🚀🚀', 3, '🚀…'],
  ];
  for (const [text, limit, expected] of cases) {
    it(`cuts ${JSON.stringify(text)} to ${JSON.stringify(expected)} in ${String(limit)} cells`, () => {
      expect(cut(text, limit)).toBe(expected);
    });
  }
});
