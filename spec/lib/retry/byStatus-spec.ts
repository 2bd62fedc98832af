import { FilterSyntaxError } from '../../../lib/errors/filterSyntaxError.js';
import { compileByStatus } from '../../../lib/retry/byStatus.js';
import type { RetryByStatus, StatusRetry } from '../../../lib/retry/byStatus.js';
import { answer } from '../../support/answers.js';

const backoff: StatusRetry = { strategy: 'backoff' };
const headers: StatusRetry = { strategy: 'headers', resetHeader: 'x-reset' };

/** Numbers of the rules that fit a status. */
function fitting(byStatus: RetryByStatus, status: number, body: unknown = null): number[] {
  return compileByStatus(byStatus).flatMap(({ fits }, index) => (fits(answer(status, body)) ? index : []));
}

describe('compileByStatus', () => {
  const patterns: [string, number[], number[]][] = [
    ['429', [429], [428, 430]],
    ['500-599', [500, 555, 599], [499, 600]],
    ['5xx', [500, 555, 599], [499, 600]],
    ['all', [100, 204, 429, 599], []],
    ['408, 429,5xx', [408, 429, 503], [407, 428, 404]],
  ];
  for (const [pattern, fit, others] of patterns) {
    it(`knows the pattern ${pattern}`, () => {
      for (const status of fit) expect(fitting({ [pattern]: backoff }, status)).toEqual([0]);
      for (const status of others) expect(fitting({ [pattern]: backoff }, status)).toEqual([]);
    });
  }

  it('keeps the order of the object, in which single codes come first', () => {
    expect(fitting({ all: backoff, '5xx': headers, '503': backoff }, 503)).toEqual([0, 1, 2]);
    expect(fitting({ '5xx': headers, '503': backoff, all: backoff }, 500)).toEqual([1, 2]);
  });

  it('looks at the body too, where it is JSON', () => {
    const byStatus: RetryByStatus = { '400': { ...backoff, bodyFilter: { error: { code: ['busy'] } } } };

    expect(fitting(byStatus, 400, { error: { code: 'busy' } })).toEqual([0]);
    expect(fitting(byStatus, 400, { error: { code: 'bad' } })).toEqual([]);
    expect(fitting(byStatus, 400, 'busy')).toEqual([]);
    expect(fitting(byStatus, 400)).toEqual([]);
    expect(fitting(byStatus, 503, { error: { code: 'busy' } })).toEqual([]);
  });

  it('gives a schedule for backoff, by the numbers that it is given', () => {
    const [rule] = compileByStatus({ all: { ...backoff, limit: 3, minTimeoutInMs: 10 } }, () => 0.5);

    expect([1, 2, 3].map((attempt) => rule?.schedule?.({ attempt, elapsed: 0 }))).toEqual([15, 15, undefined]);
  });

  it('reads the header, in seconds unless told otherwise', () => {
    const [seconds, dates] = compileByStatus({
      '429': headers,
      '503': { ...headers, resetFormat: 'iso_8601', limitHeader: 'x-limit', remainingHeader: 'x-remaining' },
    });

    expect(seconds?.untilReset?.(answer(429, null, { 'X-Reset': '90' }), 1_000)).toBe(89_000);
    expect(dates?.untilReset?.(answer(503, null, { 'x-reset': '1970-01-01T00:01:30Z' }), 1_000)).toBe(89_000);
    expect(seconds?.untilReset?.(answer(429), 0)).toBeUndefined();
    expect(seconds?.untilReset?.({}, 0)).toBeUndefined();
  });

  const wrong: [string, unknown, RegExp][] = [
    ['a pattern that is none', { '42': backoff }, /^byStatus\.42: "42" is not a status; write a code from 100 to 599/],
    ['a range that is none', { '599-500': backoff }, /^byStatus\.599-500: "599-500" is not a status/],
    ['nothing', { '429': null }, /byStatus\.429\.strategy must be one of backoff, headers, not undefined/],
    ['no strategy', { '429': { limit: 3 } }, /byStatus\.429\.strategy must be one of backoff, headers, not undefined/],
    ['another strategy', { '5xx': { strategy: 'toString' } }, /byStatus\.5xx\.strategy must be .*, not "toString"/],
    [
      'a key that is misspelt',
      { '429': { ...backoff, limt: 3 } },
      /^retryRequest: unknown option "byStatus\.429\.limt"; did you mean limit\?$/,
    ],
    ['a key of the other strategy', { '429': { ...headers, limit: 3 } }, /unknown option "byStatus\.429\.limit"/],
    ['a limit that is none', { '429': { ...backoff, limit: '3' } }, /byStatus\.429\.limit must be a number, not "3"/],
    ['NaN', { '429': { ...backoff, factor: NaN } }, /byStatus\.429\.factor must be a number, not NaN/],
    ['words for yes', { '429': { ...backoff, randomize: 'yes' } }, /byStatus\.429\.randomize must be true or false/],
    [
      'a format that is unknown',
      { '429': { ...headers, resetFormat: 'unix' } },
      /^retryRequest: byStatus\.429\.resetFormat must be one of unix_timestamp, .*, not "unix"$/,
    ],
    ['no header', { '429': { strategy: 'headers' } }, /byStatus\.429\.resetHeader must be the name of a header field/],
    [
      'a header that HTTP does not know',
      { '429': { ...headers, resetHeader: 'x reset' } },
      /byStatus\.429\.resetHeader must be the name of a header field, not "x reset"/,
    ],
    [
      'a filter that is none',
      { '429': { ...backoff, bodyFilter: { error: [{ $exist: true }] } } },
      /^byStatus\.429\.bodyFilter\.error\[0\]: unknown operator \$exist; did you mean \$exists\?$/,
    ],
  ];
  for (const [what, byStatus, message] of wrong) {
    it(`refuses ${what}, and says where`, () => {
      expect(() => compileByStatus(byStatus as never)).toThrowError(message);
    });
  }

  it('refuses a pattern by an error that has its path', () => {
    expect(() => compileByStatus({ '5x': backoff })).toThrowMatching(
      (error) => error instanceof FilterSyntaxError && error.path === 'byStatus.5x',
    );
  });
});
