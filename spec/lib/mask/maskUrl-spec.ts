import fc from 'fast-check';
import { maskUrl } from '../../../lib/mask/maskUrl.js';

describe('maskUrl', () => {
  const table: [string, string, string][] = [
    ['user and password', 'https://me:pw@example.com/jobs', 'https://********@example.com/jobs'],
    ['a user alone', 'https://ghp_abc@example.com', 'https://********@example.com'],
    ['a password with an @', 'https://me:p@ss@example.com/a@b', 'https://********@example.com/a@b'],
    ['a password without a user', 'https://:pw@example.com/', 'https://********@example.com/'],
    ['the user of an address without a scheme', '//me:pw@example.com/', '//********@example.com/'],
    ['the user of an address with blanks before it', ' https://me:pw@example.com/', ' https://********@example.com/'],
    ['the user of another scheme', 'postgres://me:pw@db/jobs', 'postgres://********@db/jobs'],
    ['the user where slashes lean backward', 'https:\\\\me:pw@example.com\\', 'https:\\\\********@example.com\\'],
    ['the user where slashes are missing', 'https:me:pw@example.com/', 'https:********@example.com/'],
    ['the user where one slash is missing', 'https:/me:pw@example.com/', 'https:/********@example.com/'],
    ['a parameter', '/jobs?id=42&token=abc', '/jobs?id=42&token=********'],
    ['several parameters', '/jobs?api_key=a&id=42&sig=b', '/jobs?api_key=********&id=42&sig=********'],
    ['the same parameter twice', '?token=a&token=b', '?token=********&token=********'],
    ['a parameter in capitals', '/jobs?TOKEN=abc', '/jobs?TOKEN=********'],
    ['a parameter with an encoded name', '/jobs?%74oken=abc', '/jobs?%74oken=********'],
    ['a parameter with a = in it', '/jobs?token=YWJj==&id=42', '/jobs?token=********&id=42'],
    ['a parameter with a ? or ; in it', '/jobs?token=a?b;c&id=42', '/jobs?token=********&id=42'],
    ['a parameter after a ;', '/jobs?id=42;token=abc;page=1', '/jobs?id=42;token=********;page=1'],
    ['a parameter in the fragment', '/jobs#access_token=abc&state=1', '/jobs#access_token=********&state=1'],
    ['a parameter behind a route in the fragment', '/#/jobs?token=abc', '/#/jobs?token=********'],
    ['a parameter of the path', '/jobs;jsessionid=abc?id=42', '/jobs;jsessionid=********?id=42'],
    ['a parameter of an address in a parameter', '?next=/jobs?token=abc', '?next=/jobs?token=********'],
    [
      'the user of an address in a parameter',
      '?next=https://me:pw@example.com/',
      '?next=https://********@example.com/',
    ],
    ['a form without an address', 'access_token=abc&scope=repo', 'access_token=********&scope=repo'],
    ['the key of an Azure function', '/api/job?code=abc==', '/api/job?code=********'],
    ['the signature of an Azure blob', '/blob?sv=2024&sp=r&sig=a%2Fb', '/blob?sv=2024&sp=r&sig=********'],
    [
      'the signature of an Amazon object',
      '/o?X-Amz-Date=1&X-Amz-Credential=a&X-Amz-Security-Token=b&X-Amz-Signature=c',
      '/o?X-Amz-Date=1&X-Amz-Credential=********&X-Amz-Security-Token=********&X-Amz-Signature=********',
    ],
  ];
  for (const [what, url, expected] of table) {
    it(`masks ${what}`, () => {
      expect(maskUrl(url)).toBe(expected);
    });
  }

  const open = [
    '',
    'https://example.com',
    'https://example.com:8443/jobs/42?page=1#part',
    '/jobs/a@b?mail=me@example.com',
    'https://example.com/jobs?mail=me@example.com',
    'mailto:me@example.com',
    '../token/secret?a',
    '/token=abc/jobs',
    'https://example.com/key=1/jobs',
    '?token',
    '?token=',
    '?token=&id=42',
    '?author=me&keyboard=de&monkey=1&tokenizer=bpe',
    'code=ECONNREFUSED',
    '%%%?%=%',
    'no address at all',
  ];
  for (const url of open) {
    it(`leaves ${JSON.stringify(url)} as it is`, () => {
      expect(maskUrl(url)).toBe(url);
    });
  }

  it('masks nothing twice', () => {
    fc.assert(
      fc.property(fc.constantFrom(...table), ([, url]) => {
        expect(maskUrl(maskUrl(url))).toBe(maskUrl(url));
      }),
    );
  });

  it('takes any text', () => {
    const unit = fc.constantFrom(
      '%',
      '%7',
      '?',
      '#',
      '=',
      ';',
      '&',
      '@',
      ':',
      '/',
      '\\',
      'token',
      'é',
      '\ud800',
      '\0',
      '\n',
    );
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit }), fc.string({ unit: 'binary-ascii' })), (text) => {
        expect(typeof maskUrl(text)).toBe('string');
      }),
    );
  });

  it('shows no credential that an address can hold', () => {
    const secret = fc.stringMatching(/^[\w!~*'()%;:?@/.-]*Q7[\w!~*'()%;:?@/.-]*$/);
    const name = fc.constantFrom('token', 'api_key', 'sig', 'password', 'X-Amz-Signature');
    fc.assert(
      fc.property(secret, name, fc.constantFrom('?', '#', '?id=42&', '?id=42#'), (secret, name, before) => {
        expect(maskUrl(`https://example.com/jobs${before}${name}=${secret}&page=1`)).not.toContain('Q7');
        expect(maskUrl(`https://me:${secret.replace(/[/?#]/g, '')}@example.com/`)).not.toContain('Q7');
      }),
    );
  });
});
