import { maskHeader } from '../../../lib/mask/maskHeader.js';

describe('maskHeader', () => {
  for (const name of [
    'authorization',
    'Proxy-Authorization',
    'cookie',
    'Set-Cookie',
    'X-Api-Key',
    'x-csrf-token',
    'client-secret',
  ]) {
    it(`masks ${name}`, () => {
      expect(maskHeader(name, 'Bearer abc')).toBe('********');
    });
  }

  it('masks credentials in addresses', () => {
    expect(maskHeader('location', 'https://me:pw@host/blob?sig=abc')).toBe('https://********@host/blob?sig=********');
    expect(maskHeader('link', '</jobs?token=abc&page=2>; rel="next"')).toBe(
      '</jobs?token=********&page=2>; rel="next"',
    );
  });

  const open: [string, string][] = [
    ['content-type', 'application/json; charset=utf-8'],
    ['retry-after', 'Sun, 06 Nov 1994 08:49:37 GMT'],
    ['etag', 'W/"abc=="'],
    ['cache-control', 'max-age=60, private'],
    ['www-authenticate', 'Bearer realm="jobs"'],
    ['ratelimit', '"default";r=0;t=30'],
  ];
  for (const [name, value] of open) {
    it(`leaves ${name} as it is`, () => {
      expect(maskHeader(name, value)).toBe(value);
    });
  }
});
