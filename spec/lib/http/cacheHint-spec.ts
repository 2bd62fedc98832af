import { cacheHint } from '../../../lib/http/cacheHint.js';

describe('cacheHint', () => {
  const hint = (cacheControl: string, age?: string): ReturnType<typeof cacheHint> =>
    cacheHint({ headers: new Headers({ 'Cache-Control': cacheControl, ...(age !== undefined && { Age: age }) }) });

  it('holds for the wait that follows', () => {
    expect(hint('max-age=60')).toEqual({ delay: 60_000, reason: 'cache', scope: 'once' });
  });

  const fresh: [string, string | undefined, number][] = [
    ['max-age=60', '45', 15_000],
    ['max-age=60', '0', 60_000],
    ['max-age="60"', undefined, 60_000],
    ['Max-Age=60', undefined, 60_000],
    ['private, max-age=60', undefined, 60_000],
    ['max-age=60,must-revalidate', undefined, 60_000],
    ['private , max-age=60 , s-maxage=600', undefined, 60_000],
    ['max-age=60, no-transform', undefined, 60_000],
    ['max-age=60', '45, 50', 15_000],
    ['max-age=60', 'old', 60_000],
    ['max-age=60', '-5', 60_000],
    ['max-age=60', '', 60_000],
    [`max-age=${'9'.repeat(400)}`, undefined, Number.MAX_SAFE_INTEGER],
  ];
  for (const [cacheControl, age, delay] of fresh) {
    it(`takes ${cacheControl.slice(0, 40)}, Age: ${age ?? 'none'} for ${String(delay)}`, () => {
      expect(hint(cacheControl, age)?.delay).toBe(delay);
    });
  }

  const nothing: [string, string?][] = [
    ['max-age=60', '60'],
    ['max-age=60', '90'],
    ['max-age=60', '9'.repeat(400)],
    ['max-age=0'],
    ['no-store'],
    ['no-store, max-age=60'],
    ['max-age=60, no-cache'],
    ['No-Cache, max-age=60'],
    ['no-cache="Set-Cookie", max-age=60'],
    ['max-age=60, max-age=60'],
    ['max-age=60, max-age=90'],
    ['max-age'],
    ['max-age='],
    ['max-age=-60'],
    ['max-age=+60'],
    ['max-age=1e3'],
    ['max-age=1.5'],
    ['max-age=soon'],
    ['max-age=60s'],
    ['max-age="60'],
    ['max-age=60"'],
    ['max-age = 60'],
    ['max-age=60; private'],
    ['s-maxage=60'],
    ['x-max-age=60'],
    ['private'],
    [''],
  ];
  for (const [cacheControl, age] of nothing) {
    it(`takes ${cacheControl || 'an empty field'}, Age: ${age?.slice(0, 9) ?? 'none'} for nothing`, () => {
      expect(hint(cacheControl, age)).toBeUndefined();
    });
  }

  it('is none where the field is', () => {
    expect(cacheHint({ headers: new Headers({ Age: '5' }) })).toBeUndefined();
  });
});
