import { printable, printableLines } from '../../../cli/display/printable.js';

describe('printable', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['plain text, größer ✓', 'plain text, größer ✓'],
    ['a\nb\r\n\tc', 'a b c'],
    ['\u001b[31mred\u001b[0m', ' [31mred [0m'],
    ['\u009b2J\u007f', ' 2J '],
    ['a\u202eb\u2066', 'a b '],
  ];
  for (const [text, expected] of cases) {
    it(`gives ${JSON.stringify(expected)} for ${JSON.stringify(text)}`, () => {
      expect(printable(text)).toBe(expected);
    });
  }
});

describe('printableLines', () => {
  it('keeps line breaks and tabs, and nothing else that steers a terminal', () => {
    expect(printableLines('a\tb\r\nc\u001b[2J\rd\u009be\u202e\n')).toBe('a\tb\nc\ufffd[2J\ufffdd\ufffde\ufffd\n');
  });
});
