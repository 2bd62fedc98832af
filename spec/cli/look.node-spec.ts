import { lookFor } from '../../cli/look.js';

describe('lookFor', () => {
  const all = (look: ReturnType<typeof lookFor>): string[] => [
    look.colour('match', 'a'),
    look.dim('b'),
    look.bold('c'),
    look.glyphs.match,
    look.closing.failure,
  ];

  it('has glyphs and colours in a terminal that has them', () => {
    const look = lookFor({ isTTY: true, hasColors: () => true });

    expect(all(look)).toEqual(['\u001b[32ma\u001b[39m', '\u001b[2mb\u001b[22m', '\u001b[1mc\u001b[22m', '✓', '✗ ']);
  });

  it('has glyphs alone in a terminal without colours', () => {
    expect(all(lookFor({ isTTY: true, hasColors: () => false }))).toEqual(['a', 'b', 'c', '✓', '✗ ']);
    expect(all(lookFor({ isTTY: true }))).toEqual(['a', 'b', 'c', '✓', '✗ ']);
  });

  it('has words of one width elsewhere', () => {
    const look = lookFor({ hasColors: () => true });

    expect(all(look)).toEqual(['a', 'b', 'c', 'match', 'rxpoll: ']);
    expect(new Set(Object.values(look.glyphs).map(({ length }) => length))).toEqual(new Set([5]));
  });
});
