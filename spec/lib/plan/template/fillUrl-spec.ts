import * as fc from 'fast-check';
import { redact } from '../../../../lib/mask/redact.js';
import { reveal } from '../../../../lib/mask/reveal.js';
import { fillUrl } from '../../../../lib/plan/template/fillUrl.js';
import { scopeOf } from '../../../../lib/plan/template/scopes.js';
import type { Variables } from '../../../../lib/plan/template/scopes.js';

function filled(url: string, variables: Variables): string {
  const problems: string[] = [];
  const { text } = reveal(
    fillUrl(url, scopeOf('fromPlan', 'variables', variables), (problem) => problems.push(problem)),
  );
  return problems.length > 0 ? problems.join() : text;
}

describe('fillUrl', () => {
  const cases: [string, string, Variables, string][] = [
    ['encodes a value in the path', 'http://a/{{x}}', { x: 'b/c?d#e f' }, 'http://a/b%2Fc%3Fd%23e%20f'],
    ['encodes a value in the query', 'http://a/?q={{x}}', { x: 'b&c=d' }, 'http://a/?q=b%26c%3Dd'],
    ['encodes a value in the fragment', 'http://a/#{{x}}', { x: '#' }, 'http://a/#%23'],
    ['fills single braces in the path', 'http://a/{x}/b{ x }', { x: 1 }, 'http://a/1/b1'],
    ['leaves single braces after the path', 'http://a/{x}?f={x}#{x}', { x: 1 }, 'http://a/1?f={x}#{x}'],
    ['takes a base as it is', '{{x}}/b', { x: 'https://me:pw@a:80/c' }, 'https://me:pw@a:80/c/b'],
    ['takes a host and a port', 'http://{{x}}:{{y}}/b', { x: 'a-b.c', y: 8080 }, 'http://a-b.c:8080/b'],
    ['takes an address of IPv6', 'http://{{x}}/b', { x: '[::1]:80' }, 'http://[::1]:80/b'],
    ['encodes a user and a password', 'http://{{x}}:{{y}}@a/', { x: 'a@b', y: 'c:d/' }, 'http://a%40b:c%3Ad%2F@a/'],
    ['fills a relative address', '/a/{{x}}', { x: 'b/' }, '/a/b%2F'],
    ['keeps a dot in a name', 'http://a/{{x}}', { x: 'b.c...d' }, 'http://a/b.c...d'],
    ['takes a scheme', '{{x}}://{{y}}:{{z}}/b', { x: 'http', y: 'a', z: 1 }, 'http://a:1/b'],
    ['takes what is harmless beside text', 'http://a/v{x}/{y}.json', { x: '', y: '..' }, 'http://a/v/...json'],
    ['leaves braces that have no other', 'http://a/{{x}/{x}}/{{{x}}}', { x: 1 }, 'http://a/{1/1}/{1}'],
    ['takes an empty value in the query', 'http://a/?q={{x}}', { x: '' }, 'http://a/?q='],
  ];
  for (const [title, url, variables, expected] of cases) {
    it(title, () => {
      expect(filled(url, variables)).toBe(expected);
    });
  }

  const refused: [string, string, string][] = [
    ['a host that is more than one', 'http://{{x}}/b', 'evil.example/'],
    ['a host with a user', 'http://{{x}}/b', 'a@b'],
    ['no host', 'http://{{x}}/b', ''],
    ['the folder above', 'http://a/{{x}}/c', '..'],
    ['the same folder', 'http://a/{x}', '.'],
    ['no part of a path', 'http://a/b/{{x}}', ''],
    ['dots that add up', 'http://a/.{{x}}/b', '.'],
    ['half a character', 'http://a/{{x}}', '\ud800'],
  ];
  for (const [title, url, x] of refused) {
    it(`refuses ${title}`, () => {
      expect(filled(url, { x })).toMatch(/^the value of "\{?\{x\}?\}" cannot stand there$/);
    });
  }

  it('refuses what would change the host of a base', () => {
    expect(filled('{{base}}{{x}}', { base: 'https://a.b', x: '.evil.example' })).toBe(
      'what follows {{base}} would change its host; write a / between them',
    );
  });

  it('keeps every value in its place', () => {
    const text = fc.string({ unit: 'binary-ascii', minLength: 1 }).filter((text) => !/^\.\.?$/.test(text));
    fc.assert(
      fc.property(text, text, (x, y) => {
        const { host, pathname, search, hash } = new URL(filled('http://a/b/{{x}}/c?d={{y}}#e', { x, y }));
        return (
          host === 'a' &&
          pathname.split('/').length === 4 &&
          decodeURIComponent(pathname) === `/b/${x}/c` &&
          new URLSearchParams(search).get('d') === y &&
          hash === '#e'
        );
      }),
    );

    expect(filled('http://a/{{x}}', { x: '%2e%2e' })).toBe('http://a/%252e%252e');
  });

  it('is redacted where a value is', () => {
    const scope = scopeOf('fromPlan', 'variables', { key: redact`${'s3/cret'}` });
    const url = fillUrl('http://a/?k={{key}}', scope, String);

    expect(String(url)).toBe('http://a/?k=********');
    expect(reveal(url).text).toBe('http://a/?k=s3%2Fcret');
  });
});
