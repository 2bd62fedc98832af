import fc from 'fast-check';
import { rateLimit } from '../../../lib/http/rateLimit.js';

describe('rateLimit', () => {
  const now = Date.UTC(2026, 10, 22, 12);
  const epoch = now / 1_000;

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
      expect(rateLimit(new Headers({ RateLimit: field }), now)).toBe(delay);
    });
  }

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
      const headers = new Headers({ 'X-RateLimit-Remaining': remaining, 'X-RateLimit-Reset': reset });

      expect(rateLimit(headers, now)).toBe(delay === undefined ? undefined : Math.ceil(delay));
    });
  }

  it('says nothing about half of the older fields', () => {
    expect(rateLimit(new Headers({ 'X-RateLimit-Reset': '30' }), now)).toBeUndefined();
    expect(rateLimit(new Headers({ 'X-RateLimit-Remaining': '0' }), now)).toBeUndefined();
  });

  it('prefers RateLimit, and falls back when it is malformed', () => {
    const older = { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '30' };

    expect(rateLimit(new Headers({ RateLimit: '"a";r=0;t=5', ...older }), now)).toBe(5_000);
    expect(rateLimit(new Headers({ RateLimit: 'a', ...older }), now)).toBe(30_000);
  });

  it('ignores the fields of a cached response', () => {
    const older = { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '30' };

    expect(rateLimit(new Headers({ RateLimit: '"a";r=0;t=5', Age: '1' }), now)).toBeUndefined();
    expect(rateLimit(new Headers({ ...older, Age: '60' }), now)).toBeUndefined();
    expect(rateLimit(new Headers({ ...older, Age: '0' }), now)).toBe(30_000);
    expect(rateLimit(new Headers({ ...older, Age: 'old' }), now)).toBe(30_000);
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
        const delay = rateLimit({ get: (name) => fields[name] ?? null }, now);
        expect(delay === undefined || (Number.isFinite(delay) && delay >= 0)).toBeTrue();
      }),
    );
  });
});
