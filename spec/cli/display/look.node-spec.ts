import { isUnicodeIn, lookFor } from '../../../cli/display/look.js';
import type { Look, LookOptions } from '../../../cli/display/look.js';

describe('lookFor', () => {
  const options: LookOptions = { color: true, isUnicode: true };
  const all = (look: Look): string[] => [
    look.colour('match', 'a'),
    look.dim('b'),
    look.bold('c'),
    look.glyphs.match,
    look.closing.failure,
    look.spell('×…'),
  ];

  it('has glyphs and colours in a terminal that has them', () => {
    expect(all(lookFor({ isTTY: true, hasColors: () => true }, options))).toEqual([
      ...['\u001b[32ma\u001b[39m', '\u001b[2mb\u001b[22m', '\u001b[1mc\u001b[22m', '✓', '✗ ', '×…'],
    ]);
  });

  it('has glyphs alone in a terminal without colours, and where there shall be none', () => {
    const plain = ['a', 'b', 'c', '✓', '✗ ', '×…'];

    expect(all(lookFor({ isTTY: true, hasColors: () => false }, options))).toEqual(plain);
    expect(all(lookFor({ isTTY: true }, options))).toEqual(plain);
    expect(all(lookFor({ isTTY: true, hasColors: () => true }, { ...options, color: false }))).toEqual(plain);
  });

  it('has words of one width elsewhere', () => {
    const look = lookFor({ hasColors: () => true }, options);

    expect(all(look)).toEqual(['a', 'b', 'c', 'match', 'rxpoll: ', '×…']);
    expect(new Set(Object.values(look.glyphs).map(({ length }) => length))).toEqual(new Set([5]));
  });

  it('has nothing beyond ASCII where the locale has not', () => {
    const look = lookFor({ isTTY: true }, { ...options, isUnicode: false });

    expect(all(look)).toEqual(['a', 'b', 'c', '+', 'rxpoll: ', 'x...']);
    expect([...Object.values(look.glyphs), ...Object.values(look.closing)].join('')).toMatch(/^[ -~]+$/);
  });
});

describe('isUnicodeIn', () => {
  const cases: readonly (readonly [Record<string, string>, string, boolean])[] = [
    [{}, 'linux', false],
    [{ LANG: 'C' }, 'linux', false],
    [{ LANG: 'en_US.UTF-8' }, 'linux', true],
    [{ LANG: 'C.utf8' }, 'darwin', true],
    [{ LANG: 'en_US.UTF-8', LC_ALL: 'C' }, 'linux', false],
    [{ LANG: 'C', LC_ALL: '', LC_CTYPE: 'UTF-8' }, 'linux', true],
    [{}, 'win32', true],
  ];
  for (const [environment, platform, expected] of cases) {
    it(`is ${String(expected)} for ${JSON.stringify(environment)} on ${platform}`, () => {
      expect(isUnicodeIn(environment, platform)).toBe(expected);
    });
  }
});
