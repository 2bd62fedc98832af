import { printable } from '../../cli/printable.js';

describe('printable', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['plain text, größer ✓', 'plain text, größer ✓'],
    ['a\nb\r\n\tc', 'a b c'],
    ['\u001b[31mred\u001b[0m', ' [31mred [0m'],
    ['\u009b2J\u007f', ' 2J '],
  ];
  for (const [text, expected] of cases) {
    it(`gives ${JSON.stringify(expected)} for ${JSON.stringify(text)}`, () => {
      expect(printable(text)).toBe(expected);
    });
  }
});
