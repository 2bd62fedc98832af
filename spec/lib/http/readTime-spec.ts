import fc from 'fast-check';
import { readTime } from '../../../lib/http/readTime.js';
import { show } from '../../../lib/show.js';

describe('readTime', () => {
  const table: [unknown, number | undefined][] = [
    ['0', 0],
    ['5', 5_000],
    ['007', 7_000],
    ['1.5', 1_500],
    ['1.1', 1_100],
    ['2.01', 2_010],
    ['0.0001', 1],
    ['86400', 86_400_000],
    ['9'.repeat(400), Number.MAX_SAFE_INTEGER],
    [null, undefined],
    [undefined, undefined],
    ...[
      '',
      ' ',
      '-1',
      '+1',
      '1e3',
      '0x10',
      '.5',
      '5.',
      '1.2.3',
      '5 s',
      '10s',
      '5, 10',
      'NaN',
      'Infinity',
      'soon',
      '٣',
      '5\n',
    ].map((value): [string, undefined] => [value, undefined]),
  ];
  for (const [value, milliseconds] of table) {
    it(`reads ${show(value).slice(0, 20)} as ${String(milliseconds)}`, () => {
      expect(readTime(value)).toBe(milliseconds);
    });
  }

  const numbers: [unknown, 'ms' | 's', number | undefined][] = [
    [5, 's', 5_000],
    [1.1, 's', 1_100],
    [0, 's', 0],
    [1.5, 'ms', 2],
    [250, 'ms', 250],
    ['250', 'ms', 250],
    ['250.1', 'ms', 251],
    [2 ** 60, 's', Number.MAX_SAFE_INTEGER],
    [-1, 'ms', undefined],
    [NaN, 'ms', undefined],
    [Infinity, 's', undefined],
    [1e21, 's', undefined],
    [5n, 's', undefined],
    [true, 's', undefined],
    [['5'], 's', undefined],
    [{ valueOf: () => 5 }, 's', undefined],
  ];
  for (const [value, unit, milliseconds] of numbers) {
    const what = typeof value === 'number' ? String(value) : typeof value === 'bigint' ? '5n' : show(value);
    it(`reads ${what} ${unit} of a body as ${String(milliseconds)}`, () => {
      expect(readTime(value, unit)).toBe(milliseconds);
    });
  }

  it('reads what it is given in whole seconds', () => {
    fc.assert(
      fc.property(fc.nat(), (seconds) => {
        expect(readTime(String(seconds))).toBe(seconds * 1_000);
      }),
    );
  });

  it('never asks early', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1e6 }), fc.stringMatching(/^\d{1,12}$/), (whole, decimals) => {
        const text = `${String(whole)}.${decimals}`;
        const milliseconds = readTime(text)!;
        expect(Number.isInteger(milliseconds)).toBeTrue();
        expect(milliseconds / 1_000).toBeGreaterThanOrEqual(Number(text));
        expect(milliseconds - 1).toBeLessThan(Number(text) * 1_000);
      }),
    );
  });
});
