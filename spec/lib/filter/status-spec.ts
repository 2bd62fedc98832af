import fc from 'fast-check';
import { FilterSyntaxError } from '../../../lib/errors/filterSyntaxError.js';
import { compileStatus } from '../../../lib/filter/status.js';

describe('compileStatus', () => {
  const codes = Array.from({ length: 500 }, (_, index) => index + 100);
  const span = (from: number, to: number): number[] => codes.filter((code) => code >= from && code <= to);
  const table: [unknown, number[]][] = [
    [200, [200]],
    [100, [100]],
    [599, [599]],
    ['200', [200]],
    ['2xx', span(200, 299)],
    ['2XX', span(200, 299)],
    ['2Xx', span(200, 299)],
    ['5xx', span(500, 599)],
    ['20x', span(200, 209)],
    ['59X', span(590, 599)],
    ['200-299', span(200, 299)],
    ['404-404', [404]],
    [' 200 - 299 ', span(200, 299)],
    ['100-599', codes],
    ['all', codes],
    ['ALL', codes],
    ['200,404', [200, 404]],
    [' 201 , 3xx,41x ,500-501', [201, ...span(300, 399), ...span(410, 419), 500, 501]],
    ['200,200', [200]],
    ['404,all', codes],
    [[200], [200]],
    [
      [200, '404'],
      [200, 404],
    ],
    [
      ['2xx', 404, '500-502, 504'],
      [...span(200, 299), 404, 500, 501, 502, 504],
    ],
    [[], codes],
  ];
  for (const [patterns, expected] of table) {
    it(`reads ${JSON.stringify(patterns)} as ${String(expected.length)} codes`, () => {
      const test = compileStatus(patterns, 'status');

      expect(codes.filter(test)).toEqual(expected);
    });
  }

  it('fits unusual codes where all are wanted', () => {
    for (const code of [0, 99, 600, 999]) {
      expect(compileStatus('all', 'status')(code)).toBeTrue();
      expect(compileStatus([], 'status')(code)).toBeTrue();
      expect(compileStatus('100-599', 'status')(code)).toBeFalse();
    }
  });

  it('fits no pattern to a missing code, not even all', () => {
    for (const pattern of [200, '2xx', 'all']) expect(compileStatus(pattern, 'status')(undefined)).toBeFalse();
    expect(compileStatus([], 'status')(undefined)).toBeTrue();
  });

  it('reads any list as the union of its patterns', () => {
    const code = fc.integer({ min: 100, max: 599 });
    const pattern = fc.oneof(
      code,
      code.map(String),
      fc.constantFrom('1xx', '2xx', '30x', '59X', 'all'),
      fc.tuple(code, code).map(([a, b]) => `${String(Math.min(a, b))}-${String(Math.max(a, b))}`),
    );
    fc.assert(
      fc.property(fc.array(pattern, { minLength: 1, maxLength: 6 }), code, (patterns, status) => {
        const expected = patterns.some((each) => compileStatus(each, 'status')(status));

        expect(compileStatus(patterns, 'status')(status)).toBe(expected);
        expect(compileStatus(patterns.join(', '), 'status')(status)).toBe(expected);
      }),
    );
  });

  const malformed: unknown[] = [
    ...[99, 600, 0, -200, 200.5, NaN, Infinity, 2e9],
    ...[
      '',
      ' ',
      '99',
      '600',
      '6xx',
      '0xx',
      'xxx',
      '2x',
      '2x0',
      'x00',
      '2xxx',
      '2000',
      '+200',
      '200.0',
      'ok',
      'all-all',
    ],
    ...['300-200', '200-', '-200', '200-600', '2xx-3xx', '200--299', '200-250-299', '200..299', '200 299'],
    ...['200,', ',200', '200,,201', '200;201', '200,6xx'],
    ...[null, undefined, true, {}, () => 200, new Date(0)],
  ];
  for (const pattern of malformed) {
    it(`refuses ${typeof pattern === 'string' ? JSON.stringify(pattern) : `the ${typeof pattern} ${String(pattern)}`}`, () => {
      expect(() => compileStatus(pattern, 'when')).toThrowMatching(
        (error: unknown) => error instanceof FilterSyntaxError && error.path === 'when',
      );
      expect(() => compileStatus([200, pattern], 'when')).toThrowMatching(
        (error: unknown) => error instanceof FilterSyntaxError && error.path === 'when[1]',
      );
    });
  }

  it('refuses lists in lists and holes', () => {
    expect(() => compileStatus([[200]], 'status')).toThrowError(FilterSyntaxError, /^status\[0\]: \[200\] is not/);
    expect(() => compileStatus(new Array<number>(1), 'status')).toThrowError(
      FilterSyntaxError,
      /^status\[0\]: undefined/,
    );
  });

  it('says what to write instead', () => {
    expect(() => compileStatus('6xx', 'status')).toThrow(
      new FilterSyntaxError(
        'status',
        '"6xx" is not a status; write a code from 100 to 599, "2xx", "20x", "200-299" or "all"',
      ),
    );
  });

  it('keeps what the list held', () => {
    const patterns = [200];
    const test = compileStatus(patterns, 'status');
    patterns[0] = 404;

    expect(test(200)).toBeTrue();
    expect(test(404)).toBeFalse();
  });
});
