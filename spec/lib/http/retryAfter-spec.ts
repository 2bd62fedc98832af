import fc from 'fast-check';
import { retryAfter } from '../../../lib/http/retryAfter.js';
import { show } from '../../../lib/show.js';

describe('retryAfter', () => {
  const now = Date.UTC(2026, 10, 22, 12);

  const table: [string | undefined, number | undefined][] = [
    ['120', 120_000],
    ['0', 0],
    ['1.5', 1_500],
    ['9'.repeat(400), Number.MAX_SAFE_INTEGER],
    ['Sun, 22 Nov 2026 12:00:05 GMT', 5_000],
    ['Sunday, 22-Nov-26 12:00:05 GMT', 5_000],
    ['Sun Nov 22 12:00:05 2026', 5_000],
    ['Sun, 22 Nov 2026 12:00:00 GMT', 0],
    ['Sun, 22 Nov 2026 11:59:59 GMT', 0],
    ['Sun, 06 Nov 1994 08:49:37 GMT', 0],
    [undefined, undefined],
    ...[
      '',
      '-1',
      'soon',
      '1e3',
      '10 s',
      '0x10',
      '5, 10',
      'NaN',
      'Sun, 31 Nov 2026 12:00:00 GMT',
      '2026-11-22T12:00:05Z',
    ].map((value): [string, undefined] => [value, undefined]),
  ];
  for (const [value, delay] of table) {
    it(`takes ${show(value).slice(0, 35)} for ${String(delay)}`, () => {
      expect(retryAfter(value, now)).toBe(delay);
    });
  }

  it('does not ask before a date by a fraction of a second', () => {
    expect(retryAfter('Sun, 22 Nov 2026 12:00:01 GMT', now + 1)).toBe(999);
    expect(retryAfter('Sun, 22 Nov 2026 12:00:01 GMT', now + 0.5)).toBe(1_000);
  });

  it('is undefined or a finite delay, whatever comes', () => {
    const garbage = fc.oneof(
      fc.string({ unit: 'binary-ascii' }),
      fc.stringMatching(/^[A-Z][a-z]{2}[ ,\-\d:A-Za-z]*$/),
      fc.stringMatching(/^[\d.e+-]+$/),
    );
    fc.assert(
      fc.property(garbage, fc.integer({ min: 0, max: 4e12 }), (value, now) => {
        const delay = retryAfter(value, now);
        expect(delay === undefined || (Number.isFinite(delay) && delay >= 0)).toBeTrue();
      }),
    );
  });
});
