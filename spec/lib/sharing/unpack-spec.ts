import type { HttpResponse } from '../../../lib/httpResponse.js';
import { unpack } from '../../../lib/sharing/unpack.js';

describe('unpack', () => {
  const headers = [
    [':status', '202'],
    ['ETag', '"1"'],
    ['Set-Cookie', 'sid=s3cret'],
  ] as const;
  const response = unpack({ as: 'response', fields: { status: 202 }, headers }) as HttpResponse;

  it('finds headers in any case, also those that are none for the platform', () => {
    expect(['etag', 'ETAG', ':status', 'x-other'].map((name) => response.headers.get(name))).toEqual([
      '"1"',
      '"1"',
      '202',
      null,
    ]);
  });

  it('prints headers without their credentials', () => {
    expect(JSON.parse(JSON.stringify(response))).toEqual({
      status: 202,
      headers: { ':status': '202', etag: '"1"', 'set-cookie': '********' },
    });
  });

  it('makes errors that print as they did', () => {
    const fields = { name: 'RangeError', message: 'too far', code: 'E' };
    const error = unpack({ as: 'error', fields, isPollError: false });

    expect(String(error)).toBe('RangeError: too far');
    expect(Object.keys(error as object)).toEqual(['name', 'code']);
  });
});
