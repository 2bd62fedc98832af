import fc from 'fast-check';
import { formatDuration, parseDuration } from '../../lib/duration.js';
import { DurationSyntaxError } from '../../lib/errors/durationSyntaxError.js';

describe('parseDuration', () => {
  const table: [number | string, number][] = [
    [0, 0],
    [250, 250],
    [0.5, 0.5],
    [Infinity, Infinity],
    ['500ms', 500],
    ['10s', 10_000],
    ['2m', 120_000],
    ['1h', 3_600_000],
    ['1d', 86_400_000],
    ['0s', 0],
    ['1.5s', 1_500],
    ['2.01s', 2_010],
    ['4.1m', 246_000],
    ['0.25ms', 0.25],
    ['1h30m', 5_400_000],
    ['1h 30m', 5_400_000],
    ['1d 2h 3m 4s 5ms', 93_784_005],
    ['1m500ms', 60_500],
    ['  1H\t30 M ', 5_400_000],
    ['90m', 5_400_000],
    ['5MS', 5],
  ];
  for (const [duration, milliseconds] of table) {
    it(`reads ${JSON.stringify(duration)}, a ${typeof duration}, as ${String(milliseconds)}`, () => {
      expect(parseDuration(duration)).toBe(milliseconds);
    });
  }

  const malformed = [
    ...[
      '',
      ' ',
      'soon',
      '10',
      '5 ',
      's',
      '1,5s',
      '1e3s',
      '-5s',
      '+5s',
      '.5s',
      '5.s',
      '1..5s',
      '٣s',
      '∞',
      'Infinity',
      'NaN',
    ],
    ...[
      '30m 1h',
      '1s 1m',
      '1s 1s',
      '5ms 1s',
      '1h 30',
      '10 sec',
      '10 seconds',
      '1w',
      '1y',
      '1 0s',
      '1h,30m',
      '1h and 30m',
    ],
    ...['PT10S', '0x10s', `${'9'.repeat(310)}s`, `${'9'.repeat(304)}d`],
  ];
  for (const text of malformed) {
    it(`does not read ${JSON.stringify(text.slice(0, 20))} of ${String(text.length)} characters`, () => {
      expect(() => parseDuration(text, 'limit')).toThrowMatching(
        (error) => error instanceof DurationSyntaxError && error.path === 'limit',
      );
    });
  }

  for (const value of [-1, -Infinity, NaN, null, undefined, true, {}, ['1s'], 5n]) {
    it(`does not take ${String(value)} of type ${typeof value}`, () => {
      expect(() => parseDuration(value as string)).toThrowError(
        DurationSyntaxError,
        /^duration: .* is not a duration; write /,
      );
    });
  }

  it('says what is wrong and what would be right', () => {
    expect(() => parseDuration('10 sec', 'initialDelay')).toThrowError(
      DurationSyntaxError,
      'initialDelay: "10 sec" is not a duration; write milliseconds, or text such as "500ms", "10s" or "1h 30m"',
    );
  });

  it('reads whatever is written by the grammar', () => {
    const count = fc.option(fc.nat({ max: 10_000 }), { nil: undefined });
    const units = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000, ms: 1 };
    fc.assert(
      fc.property(fc.tuple(count, count, count, count, count), fc.constantFrom('', ' '), (counts, space) => {
        const parts = Object.entries(units).map(([unit, length], index) => ({ unit, length, count: counts[index] }));
        const given = parts.filter(({ count }) => count !== undefined);
        fc.pre(given.length > 0);
        const text = given.map(({ unit, count }) => `${String(count)}${space}${unit}`).join(space);
        expect(parseDuration(text)).toBe(given.reduce((sum, { length, count }) => sum + count! * length, 0));
      }),
    );
  });

  it('takes time in proportion to the text', () => {
    const start = performance.now();
    for (const text of ['9', ' ', '1h', '1 ', '9.']) {
      expect(() => parseDuration(`${text.repeat(20_000)}!`)).toThrowError(DurationSyntaxError);
    }

    expect(performance.now() - start).toBeLessThan(1_000);
  });
});

describe('formatDuration', () => {
  const table: [number, string][] = [
    [0, '0ms'],
    [1, '1ms'],
    [250.4, '250ms'],
    [250.6, '251ms'],
    [999.4, '999ms'],
    [999.5, '1s'],
    [1_000, '1s'],
    [1_500, '1.5s'],
    [1_520, '1.5s'],
    [59_960, '1m'],
    [60_000, '1m'],
    [90_000, '1m 30s'],
    [300_000, '5m'],
    [5_400_000, '1h 30m'],
    [86_400_000, '1d'],
    [93_784_000, '1d 2h 3m 4s'],
    [3_600_500, '1h 0.5s'],
    [Infinity, 'forever'],
  ];
  for (const [duration, text] of table) {
    it(`writes ${String(duration)} as ${text}`, () => {
      expect(formatDuration(duration)).toBe(text);
    });
  }

  it('writes what parseDuration reads, to a tenth of a second', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e12, noNaN: true }), (duration) => {
        const read = parseDuration(formatDuration(duration));
        expect(Math.abs(read - duration)).toBeLessThanOrEqual(duration < 1_000 ? 0.5 : 50.001);
      }),
    );
  });
});
