import { isRedirect, redirected } from '../../../node/undici/redirected.js';
import type { Hop } from '../../../node/undici/redirected.js';

const hop = (method: string, headers: Record<string, string> = {}, body: string | null = 'sent'): Hop => ({
  url: new URL('https://me:pw@api.example.com/a/b?page=1'),
  method,
  headers: new Headers(headers),
  body,
});

describe('redirected', () => {
  const methods: [string, number, string][] = [
    ['GET', 301, 'GET'],
    ['HEAD', 303, 'HEAD'],
    ['POST', 301, 'GET'],
    ['POST', 302, 'GET'],
    ['POST', 303, 'GET'],
    ['POST', 307, 'POST'],
    ['POST', 308, 'POST'],
    ['PUT', 302, 'PUT'],
    ['DELETE', 303, 'GET'],
    ['PATCH', 301, 'PATCH'],
  ];
  for (const [method, status, expected] of methods) {
    it(`makes a ${expected} of a ${method} that is answered by ${String(status)}`, () => {
      const next = redirected(hop(method), status, '/c');

      expect(next.method).toBe(expected);
      expect(next.body).toBe(expected === method ? 'sent' : null);
    });
  }

  const locations: [string, string][] = [
    ['c', 'https://api.example.com/a/c'],
    ['../c', 'https://api.example.com/c'],
    ['?page=2', 'https://api.example.com/a/b?page=2'],
    ['//other.example.com/c', 'https://other.example.com/c'],
    ['http://api.example.com/c', 'http://api.example.com/c'],
  ];
  for (const [location, expected] of locations) {
    it(`leads to ${expected} by ${location}`, () => {
      const { url } = redirected(hop('GET'), 302, location);

      expect(url.origin + url.pathname + url.search).toBe(expected);
    });
  }

  it('takes away with a body the fields that are about it', () => {
    const from = hop('POST', { 'content-type': 'a/b', 'content-encoding': 'c', 'content-length': '4', 'x-key': 'k' });

    expect([...redirected(from, 302, '/c').headers]).toEqual([['x-key', 'k']]);
    expect([...redirected(from, 307, '/c').headers].length).toBe(4);
    expect([...from.headers].length).toBe(4);
  });

  it('keeps credentials from another origin, which another port or scheme is too', () => {
    const secrets = { authorization: 'a', cookie: 'b', 'proxy-authorization': 'c', host: 'd', 'x-key': 'k' };
    for (const location of ['https://api.example.com:444/c', 'http://api.example.com/c', 'https://example.com/c']) {
      expect([...redirected(hop('GET', secrets), 302, location).headers]).toEqual([['x-key', 'k']]);
    }
    expect([...redirected(hop('GET', secrets), 302, 'https://api.example.com/c').headers].length).toBe(5);
  });

  const refused: [string, string][] = [
    ['https://', 'it redirects to what is not a valid URL'],
    ['ftp://api.example.com/c', 'it redirects to an address of ftp:, not of http'],
    ['data:,hidden', 'it redirects to an address of data:, not of http'],
    ['https://me:hidden@other.example.com/c', 'it redirects to another origin with a user and a password'],
  ];
  for (const [location, message] of refused) {
    it(`refuses ${location}`, () => {
      expect(() => redirected(hop('GET'), 302, location)).toThrowError(message);
    });
  }
});

describe('isRedirect', () => {
  it('knows the statuses that fetch follows', () => {
    expect([300, 301, 302, 303, 304, 305, 306, 307, 308, 309].filter(isRedirect)).toEqual([301, 302, 303, 307, 308]);
  });
});
