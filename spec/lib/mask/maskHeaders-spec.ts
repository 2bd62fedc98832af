import { fieldsOf, isHeaders, maskHeaders } from '../../../lib/mask/maskHeaders.js';
import type { HeadersLike } from '../../../lib/mask/maskHeaders.js';
import { maskerOf } from '../../../lib/mask/maskerOf.js';
import { ResponseHeaders } from '../../../lib/transport/responseHeaders.js';

const mask = maskerOf(['hidden', '10', 'gmt']);
const fields = { a: 'is hidden', 'x-hidden': '1', etag: '"1"' };

/** Headers of another library, such as Angular's. */
class OtherHeaders {
  constructor(private readonly fields: Readonly<Record<string, string>>) {}
  get(name: string): string | null {
    return this.fields[name.toLowerCase()] ?? null;
  }
  keys(): string[] {
    return Object.keys(this.fields);
  }
}

describe('maskHeaders', () => {
  for (const headers of [new Headers(fields), new ResponseHeaders(new Headers(fields))]) {
    it(`masks values, not names, of ${headers.constructor.name}`, () => {
      const shown = maskHeaders(headers, mask);

      expect([shown.get('A'), shown.get('x-hidden'), shown.get('etag')]).toEqual(['is ********', '1', '"1"']);
      expect(JSON.parse(JSON.stringify(shown))).toEqual({ ...fields, a: 'is ********' });
      expect(headers.get('a')).toBe('is hidden');
    });
  }

  it('masks what the headers of others give', () => {
    const shown = maskHeaders(new OtherHeaders(fields), mask);

    expect([shown.get('a'), shown.get('x-hidden'), shown.get('b')]).toEqual(['is ********', '1', null]);
    expect(JSON.stringify(shown)).not.toContain('hidden');
  });

  it('gives back headers that quote no secret, of others too', () => {
    const clean = { 'x-hidden': '1', etag: '"1"' };
    for (const headers of [new Headers(clean), new ResponseHeaders(new Headers()), new OtherHeaders(clean)]) {
      expect(maskHeaders(headers, mask)).toBe(headers);
    }
  });

  it('masks what is given by headers that do not tell their names', () => {
    const headers: HeadersLike = { get: (name) => (name === 'a' ? 'is hidden' : null) };
    const shown = maskHeaders(headers, mask);

    expect([shown.get('a'), shown.get('b')]).toEqual(['is ********', null]);
  });

  const hints: [string, string, string][] = [
    ['Retry-After', '10', '10'],
    ['retry-after', 'Wed, 10 Oct 2030 10:10:10 GMT', 'Wed, 10 Oct 2030 10:10:10 GMT'],
    ['ratelimit', '"hidden";r=10;t=10', '"********";r=10;t=10'],
    ['ratelimit-reset', '10', '10'],
    ['X-RateLimit-Remaining', '10', '10'],
    ['x-poll-interval', '10', '10'],
    ['x-poll-interval', 'hidden', '********'],
    ['x-other', '10', '********'],
  ];
  for (const [name, value, shown] of hints) {
    it(`leaves the numbers and dates of hints: ${name}: ${value}`, () => {
      expect(maskHeaders(new Headers({ [name]: value }), mask).get(name)).toBe(shown);
    });
  }
});

describe('isHeaders', () => {
  it('knows what can be asked for fields', () => {
    expect([new Headers(), new ResponseHeaders(new Headers()), new Map(), { get: () => null }].map(isHeaders)).toEqual(
      Array(4).fill(true),
    );
    expect([undefined, null, 'get', {}, { get: 'x' }].map(isHeaders)).toEqual(Array(5).fill(false));
  });
});

describe('fieldsOf', () => {
  it('gives all fields of headers that tell them', () => {
    const all = [new Headers({ a: '1' }), new ResponseHeaders(new Headers({ a: '1' })), new OtherHeaders({ a: '1' })];

    for (const headers of all) expect(fieldsOf(headers)).toEqual([['a', '1']]);
    expect([{ get: () => null }, {}].map(fieldsOf)).toEqual([undefined, undefined]);
  });
});
