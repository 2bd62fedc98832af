import { fieldsOf, isHeaders, maskHeaders } from '../../../lib/mask/maskHeaders.js';
import { ResponseHeaders } from '../../../lib/transport/responseHeaders.js';

const mask = (text: string): string => text.replaceAll('hidden', '***');
const fields = { a: 'is hidden', 'x-hidden': '1', etag: '"1"' };

describe('maskHeaders', () => {
  for (const headers of [new Headers(fields), new ResponseHeaders(new Headers(fields))]) {
    it(`masks values and names of ${headers.constructor.name}`, () => {
      const shown = maskHeaders(headers, mask);

      expect([shown.get('A'), shown.get('x-***'), shown.get('x-hidden'), shown.get('etag')]).toEqual([
        'is ***',
        '1',
        null,
        '"1"',
      ]);
      expect([...new Map(Object.entries(JSON.parse(JSON.stringify(shown)) as object)).keys()].sort()).toEqual(
        ['a', 'etag', 'x-***'].sort(),
      );
      expect(headers.get('a')).toBe('is hidden');
    });
  }

  it('masks what the headers of others give', () => {
    const shown = maskHeaders(new Map([['a', 'is hidden']]) as never, mask);

    expect([shown.get('a'), shown.get('b')]).toEqual(['is ***', null]);
    expect(JSON.stringify(shown)).not.toContain('hidden');
  });
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
  it('gives headers that tell all their fields', () => {
    const headers = new Headers();

    expect(fieldsOf(headers)).toBe(headers);
    expect([new Map(), {}, null].map(fieldsOf)).toEqual([undefined, undefined, undefined]);
  });
});
