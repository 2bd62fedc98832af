import fc from 'fast-check';
import { rateLimitHint } from '../../../lib/http/rateLimitHint.js';

describe('rateLimitHint', () => {
  const now = Date.UTC(2026, 10, 22, 12);
  const epoch = now / 1_000;
  const delayOf = (fields: Record<string, string>): number | undefined =>
    rateLimitHint({ headers: new Headers(fields) }, now)?.delay;

  const fields: [string, number | undefined][] = [
    ['"default";r=0;t=30', 30_000],
    ['"default";t=30;r=0', 30_000],
    ['"default"; r=0;  t=30', 30_000],
    ['"default";r=0;t=0', 0],
    ['"default";r=0;pk=:cHNwNzQ=:;t=30', 30_000],
    ['"default";r=0;t=30;partition="a;b,c=\\"d"', 30_000],
    ['"a;r=9";r=0;t=30', 30_000],
    ['"a\\"b\\\\";r=0;t=30', 30_000],
    ['"a";r=0;t=30;flag', 30_000],
    ['"hour";r=0;t=600, "minute";r=0;t=5', 600_000],
    ['"minute";r=0;t=5 ,\t"hour";r=0;t=600', 600_000],
    ['"hour";r=9;t=600,"minute";r=0;t=5', 5_000],
    ['"a";r=0, "b";r=0;t=5', 5_000],
    ['"a";r=9;r=0;t=9;t=5', 5_000],
    ['"a";r=0;r=9;t=5', undefined],
    ['"a" , "b"', undefined],
    ['"a";t=30, "b";r=0;t=5', undefined],
    ['"a";r=0;t=5, "b";r=soon', undefined],
    ['"a"b;r=0;t=5', undefined],
    ['%22a%22;r=0;t=5', undefined],
    ['"\u00e9";r=0;t=5', undefined],
    ['"default";r=50;t=30', undefined],
    ['"default";r=10;t=30', undefined],
    ['"default";r=0', undefined],
    ['"default";t=30', undefined],
    ['"default"', undefined],
    ['', undefined],
    ['default;r=0;t=30', undefined],
    ['r=0;t=30', undefined],
    ['limit=100, remaining=0, reset=30', undefined],
    ['"default";r=0;t=-5', undefined],
    ['"default";r=0;t=1.5', undefined],
    ['"default";r=0;t=soon', undefined],
    ['"default";r=0;t="30"', undefined],
    ['"default";r=-1;t=30', undefined],
    ['"default";r=0.5;t=30', undefined],
    ['"default";r="0";t=30', undefined],
    ['"default";R=0;T=30', undefined],
    ['"default";r=0;t=30;', undefined],
    ['"default";;r=0;t=30', undefined],
    ['"default;r=0;t=30', undefined],
    ['"default" r=0;t=30', undefined],
    ['"default";r=0;t=30,', undefined],
    ['"a";r=0;t=30, b;r=0;t=60', undefined],
    ['30', undefined],
  ];
  for (const [field, delay] of fields) {
    it(`takes RateLimit: ${field || 'nothing'} for ${String(delay)}`, () => {
      expect(delayOf({ RateLimit: field })).toBe(delay);
    });
  }

  const windows: [string, string, number | undefined][] = [
    ['"a";r=0', '"a";q=50;w=60', 60_000],
    ['"a";r=0', '"b";q=9;w=5, "a";q=50;w=60', 60_000],
    ['"a";r=0;t=5', '"a";q=50;w=60', 5_000],
    ['"a";r=0, "b";r=0;t=90', '"a";w=60', 90_000],
    ['"a";r=0, "b";r=0;t=30', '"a";w=60', 60_000],
    ['"a, b;c";r=0', '"a, b;c";w=60', 60_000],
    ['"a";r=1', '"a";q=50;w=60', undefined],
    ['"a";r=0', '"b";q=50;w=60', undefined],
    ['"a";r=0', '"ab";q=50;w=60', undefined],
    ['"a";r=0', '"a";q=50', undefined],
    ['"a";r=0', '"a";q=50;w=soon', undefined],
    ['"a";r=0', '"a";q=50;w=-60', undefined],
    ['"a";r=0', '"a";q=50;w=60, b', undefined],
    ['"a";r=0', 'a;w=60', undefined],
    ['"a";r=0;t=soon', '"a";q=50;w=60', undefined],
    ['', '"a";q=50;w=60', undefined],
  ];
  for (const [limit, policy, delay] of windows) {
    it(`takes RateLimit: ${limit || 'nothing'} with RateLimit-Policy: ${policy} for ${String(delay)}`, () => {
      expect(delayOf({ RateLimit: limit, 'RateLimit-Policy': policy })).toBe(delay);
    });
  }

  it('holds for the wait that follows', () => {
    expect(rateLimitHint({ headers: new Headers({ RateLimit: '"a";r=0;t=5' }) }, now)).toEqual({
      delay: 5_000,
      reason: 'rate-limit',
      scope: 'once',
    });
  });

  const legacy: [string, string, number | undefined][] = [
    ['0', '30', 30_000],
    ['0', '0', 0],
    ['0', '1.5', 1_500],
    ['0.0', '30', 30_000],
    ['0', '31536000', 31_536_000_000],
    ['0', String(epoch + 90), 90_000],
    ['0', String(epoch), 0],
    ['0', String(epoch - 90), 0],
    ['0', String((epoch + 90) * 1_000), 90_000],
    ['0', '9'.repeat(400), Number.MAX_SAFE_INTEGER / 1_000 - now],
    ['1', '30', undefined],
    ['-1', '30', undefined],
    ['', '30', undefined],
    ['none', '30', undefined],
    ['0', '', undefined],
    ['0', 'soon', undefined],
    ['0', '-30', undefined],
    ['0', '2026-11-22T12:00:30Z', undefined],
  ];
  for (const [remaining, reset, delay] of legacy) {
    it(`takes X-RateLimit-Remaining: ${remaining}, X-RateLimit-Reset: ${reset.slice(0, 20)} for ${String(delay)}`, () => {
      const fields = { 'X-RateLimit-Remaining': remaining, 'X-RateLimit-Reset': reset };

      expect(delayOf(fields)).toBe(delay === undefined ? undefined : Math.ceil(delay));
    });
  }

  it('says nothing about half of the older fields', () => {
    expect(delayOf({ 'X-RateLimit-Reset': '30' })).toBeUndefined();
    expect(delayOf({ 'X-RateLimit-Remaining': '0' })).toBeUndefined();
  });

  it('prefers RateLimit, and falls back when it is malformed', () => {
    const older = { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '30' };

    expect(delayOf({ RateLimit: '"a";r=0;t=5', ...older })).toBe(5_000);
    expect(delayOf({ RateLimit: 'a', ...older })).toBe(30_000);
  });

  it('ignores the fields of a cached response', () => {
    const older = { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '30' };

    expect(delayOf({ RateLimit: '"a";r=0;t=5', Age: '1' })).toBeUndefined();
    expect(delayOf({ ...older, Age: '60' })).toBeUndefined();
    expect(delayOf({ ...older, Age: '0' })).toBe(30_000);
    expect(delayOf({ ...older, Age: 'old' })).toBe(30_000);
  });

  it('takes time in proportion to a field that is made to take long', () => {
    const long = [
      '"a"' + '; '.repeat(5_000),
      '"a";r=0' + ' '.repeat(10_000),
      '"'.repeat(10_000),
      '"a"' + ';r=0'.repeat(3_000),
    ];
    const began = performance.now();
    for (const field of long) delayOf({ RateLimit: field, 'RateLimit-Policy': field });

    expect(performance.now() - began).toBeLessThan(500);
  });

  it('is undefined or a finite delay, whatever comes', () => {
    const field = fc.oneof(
      fc.string(),
      fc.stringMatching(/^"a"(; ?[rt]=[\d.-]{0,20}){0,3}$/),
      fc.stringMatching(/^\d{0,30}$/),
    );
    fc.assert(
      fc.property(field, field, field, (current, remaining, reset) => {
        const fields: Record<string, string> = {
          ratelimit: current,
          'x-ratelimit-remaining': remaining,
          'x-ratelimit-reset': reset,
        };
        const delay = rateLimitHint({ headers: { get: (name: string) => fields[name] ?? null } }, now)?.delay;
        expect(delay === undefined || (Number.isFinite(delay) && delay >= 0)).toBeTrue();
      }),
    );
  });
});
