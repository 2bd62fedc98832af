import { redact } from '../../../../lib/mask/redact.js';
import { reveal } from '../../../../lib/mask/reveal.js';
import { addQuery } from '../../../../lib/plan/template/addQuery.js';
import type { PlanValue } from '../../../../lib/plan/plan.js';

describe('addQuery', () => {
  const cases: [string, [string, PlanValue][], string][] = [
    ['http://a/b', [], 'http://a/b'],
    ['http://a/b', [['c', 1]], 'http://a/b?c=1'],
    ['http://a/b?', [['c', true]], 'http://a/b?c=true'],
    ['http://a/b?c=1', [['d', '&=# ']], 'http://a/b?c=1&d=%26%3D%23+'],
    ['http://a/b?c=1&', [['d', '']], 'http://a/b?c=1&d='],
    [
      '/b#top#',
      [
        ['c', 1],
        ['c', 2],
      ],
      '/b?c=1&c=2#top#',
    ],
  ];
  for (const [url, parameters, expected] of cases) {
    it(`makes ${expected} of ${url} and ${JSON.stringify(parameters)}`, () => {
      expect(addQuery(url, parameters)).toBe(expected);
    });
  }

  it('is redacted where a value is', () => {
    const url = addQuery('http://a/', [['key', redact`${'s3 cret'}`]]);

    expect(String(url)).toBe('http://a/?key=********');
    expect(reveal(url).text).toBe('http://a/?key=s3+cret');
  });
});
