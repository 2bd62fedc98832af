import { redact } from '../../../lib/mask/redact.js';
import { checkRequest } from '../../../lib/plan/checkRequest.js';
import type { DescribedRequest } from '../../../lib/plan/sentence.js';

const url = 'https://api.example.com';

function faultsOf(request: Partial<DescribedRequest>, isOurs = true): readonly string[] {
  return checkRequest({ url, headers: [], ...request }, isOurs).map(({ path, problem }) => `${path}: ${problem}`);
}

describe('checkRequest', () => {
  const right: [string, Partial<DescribedRequest>][] = [
    ['an address', {}],
    ['a redacted address', { url: redact`https://api.example.com/${'s3cret'}` }],
    [
      'header fields',
      {
        headers: [
          ['a', 'b'],
          ['a', redact`${'c'}`],
        ],
      },
    ],
    ['a body', { method: 'PUT', body: 'text' }],
  ];
  for (const [what, request] of right) {
    it(`finds nothing wrong with ${what}`, () => {
      expect(faultsOf(request)).toEqual([]);
    });
  }

  it('leaves an address to a transport that knows it', () => {
    expect(faultsOf({ url: '/jobs' }, false)).toEqual([]);
  });

  it('tells the faults of every part', () => {
    const request = {
      url: 'ftp://a',
      method: 'X Y',
      headers: [
        ['a b', 'c'],
        ['d', 'e'],
        ['f', 'g\nh'],
      ] as const,
    };

    expect(faultsOf(request)).toEqual([
      'url: "ftp://a" is not an address of http:// or https://',
      'method: must be a method such as "GET", not "X Y"',
      'headers["a b"]: the header "a b" has a name or a value that HTTP does not allow',
      'headers.f: the header "f" has a name or a value that HTTP does not allow',
    ]);
  });

  it('tells of a body where there can be none', () => {
    expect(faultsOf({ body: 'text' })).toEqual(['body: a GET request has no body; give a method such as "POST"']);
  });

  it('tells no secret', () => {
    const told = faultsOf({ url: redact`http://[${'s3cret'}`, headers: [['authorization', redact`${'s3cret\n!'}x`]] });

    expect(told.length).toBe(2);
    expect(told.join()).not.toContain('s3cret');
  });
});
