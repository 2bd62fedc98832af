import { originOf, readOrigin } from '../../../lib/gate/originOf.js';

describe('originOf', () => {
  const table: readonly (readonly [string | URL, string])[] = [
    ['https://api.example.com/jobs/42', 'https://api.example.com'],
    ['https://api.example.com/jobs/43', 'https://api.example.com'],
    ['https://api.example.community/jobs', 'https://api.example.community'],
    ['https://api.example.com', 'https://api.example.com'],
    ['HTTPS://API.Example.com:443/jobs', 'https://api.example.com'],
    ['http://api.example.com/jobs', 'http://api.example.com'],
    ['http://api.example.com:8080?a=/', 'http://api.example.com:8080'],
    ['http://user:secret@api.example.com/', 'http://api.example.com'],
    ['http://api.example.com@evil.example/', 'http://evil.example'],
    ['http://[::1]:3000/', 'http://[::1]:3000'],
    ['unix://socket/jobs', 'unix://socket'],
    [new URL('https://api.example.com/jobs'), 'https://api.example.com'],
  ];
  for (const [address, origin] of table) {
    it(`finds ${origin} in ${typeof address === 'string' ? address : 'a URL'}`, () => {
      expect(originOf(address)).toBe(origin);
    });
  }

  it('finds none in what is no address', () => {
    expect(originOf('http://')).toBeUndefined();
    expect(originOf('http://[1/')).toBeUndefined();
  });
});

describe('readOrigin', () => {
  it('gives the origin', () => {
    expect(readOrigin('owner', 'https://api.example.com/jobs')).toBe('https://api.example.com');
  });

  it('throws for what is no address, and does not repeat it', () => {
    expect(() => readOrigin('owner', 'http://user:secret@')).toThrowError(
      TypeError,
      'owner: an origin is told by an address, such as "https://api.example.com"',
    );
  });
});
