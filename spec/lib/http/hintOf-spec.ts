import fc from 'fast-check';
import { hintOf } from '../../../lib/http/hintOf.js';

describe('hintOf', () => {
  const now = Date.UTC(2026, 10, 22, 12);
  const hint = (fields: Record<string, string>): unknown => hintOf({ headers: new Headers(fields) }, now);

  it('finds Retry-After', () => {
    expect(hint({ 'Retry-After': '5' })).toEqual({ delay: 5_000, reason: 'retry-after' });
    expect(hint({ 'Retry-After': 'Sun, 22 Nov 2026 12:00:05 GMT' })).toEqual({ delay: 5_000, reason: 'retry-after' });
  });

  it('finds the fields of the rate limit', () => {
    const older = { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '30' };

    expect(hint({ RateLimit: '"default";r=0;t=30' })).toEqual({ delay: 30_000, reason: 'rate-limit' });
    expect(hint(older)).toEqual({ delay: 30_000, reason: 'rate-limit' });
  });

  it('finds X-Poll-Interval', () => {
    expect(hint({ 'X-Poll-Interval': '60' })).toEqual({ delay: 60_000, reason: 'poll-interval' });
  });

  it('prefers Retry-After, then the rate limit, however short they are', () => {
    const rest = { RateLimit: '"default";r=0;t=30', 'X-Poll-Interval': '60' };

    expect(hint({ 'Retry-After': '0', ...rest })).toEqual({ delay: 0, reason: 'retry-after' });
    expect(hint(rest)).toEqual({ delay: 30_000, reason: 'rate-limit' });
  });

  it('passes over a field that is malformed or says nothing', () => {
    expect(hint({ 'Retry-After': 'soon', RateLimit: '"a";r=5;t=30', 'X-Poll-Interval': '60' })).toEqual({
      delay: 60_000,
      reason: 'poll-interval',
    });
    expect(hint({ 'X-Poll-Interval': '-60' })).toBeUndefined();
    expect(hint({})).toBeUndefined();
  });

  it('looks at an answer of any kind', () => {
    for (const response of [undefined, null, 5, 'text', true, {}, { headers: null }, { headers: { get: 5 } }, []]) {
      expect(hintOf(response, now)).toBeUndefined();
    }
  });

  it('asks for a field as a method of its owner', () => {
    const headers = new (class {
      private readonly fields = new Map([['retry-after', '5']]);
      get(name: string): string | null {
        return this.fields.get(name) ?? null;
      }
    })();

    expect(hintOf({ headers }, now)).toEqual({ delay: 5_000, reason: 'retry-after' });
  });

  it('is undefined or a finite delay, whatever the fields hold', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.anything(), fc.string(), fc.stringMatching(/^[\d.]*$/)), { minLength: 6 }),
        (values) => {
          let index = 0;
          const get = (): string => values[index++] as string;
          const found = hintOf({ headers: { get } }, now);
          expect(found === undefined || (Number.isFinite(found.delay) && found.delay >= 0)).toBeTrue();
        },
      ),
    );
  });
});
