import fc from 'fast-check';
import { readSeconds } from '../../../lib/http/readSeconds.js';
import { show } from '../../../lib/show.js';

describe('readSeconds', () => {
  const table: [string | null | undefined, number | undefined][] = [
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
      expect(readSeconds(value)).toBe(milliseconds);
    });
  }

  it('reads what it is given in whole seconds', () => {
    fc.assert(
      fc.property(fc.nat(), (seconds) => {
        expect(readSeconds(String(seconds))).toBe(seconds * 1_000);
      }),
    );
  });

  it('never asks early', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1e6 }), fc.stringMatching(/^\d{1,12}$/), (whole, decimals) => {
        const text = `${String(whole)}.${decimals}`;
        const milliseconds = readSeconds(text)!;
        expect(Number.isInteger(milliseconds)).toBeTrue();
        expect(milliseconds / 1_000).toBeGreaterThanOrEqual(Number(text));
        expect(milliseconds - 1).toBeLessThan(Number(text) * 1_000);
      }),
    );
  });
});
