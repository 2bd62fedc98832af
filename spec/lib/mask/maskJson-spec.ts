import fc from 'fast-check';
import { maskJson } from '../../../lib/mask/maskJson.js';

describe('maskJson', () => {
  const table: [unknown, string][] = [
    [{ status: 'running', progress: 40 }, '{"status":"running","progress":40}'],
    [{ access_token: 'abc', expires_in: 5 }, '{"access_token":"********","expires_in":5}'],
    [{ user: { apiKey: 5, name: 'me' } }, '{"user":{"apiKey":"********","name":"me"}}'],
    [{ credentials: { a: 1 }, secrets: ['a'] }, '{"credentials":"********","secrets":"********"}'],
    [[{ password: 'a' }, 'b'], '[{"password":"********"},"b"]'],
    [{ token: null }, '{"token":null}'],
    [{ url: 'https://me:pw@host/?sig=abc&page=1' }, '{"url":"https://********@host/?sig=********&page=1"}'],
    ['access_token=abc&scope=repo', '"access_token=********&scope=repo"'],
    [{ max_tokens: 512, author: 'me', code: 'E42' }, '{"max_tokens":512,"author":"me","code":"E42"}'],
    [{ big: 12345678901234567890n }, '{"big":"12345678901234567890"}'],
    ['text', '"text"'],
    [null, 'null'],
    [5, '5'],
    [undefined, 'undefined'],
    [() => 5, 'a function'],
    [Symbol('s'), 'Symbol(s)'],
    [new Date(0), '"1970-01-01T00:00:00.000Z"'],
  ];
  for (const [value, text] of table) {
    it(`writes ${text}`, () => {
      expect(maskJson(value)).toBe(text);
    });
  }

  it('clips what is too long for a message', () => {
    const text = maskJson({ log: 'x'.repeat(10_000) });

    expect(text.length).toBe(200);
    expect(text).toMatch(/^{"log":"x+…$/);
  });

  it('looks at no more of a large body than it shows', () => {
    let looked = 0;
    const item = {
      get id(): number {
        return ++looked;
      },
    };
    maskJson(Array<unknown>(10_000).fill(item));

    expect(looked).toBeLessThan(1_000);
  });

  it('fills a line from a body of many small values', () => {
    expect(maskJson(Array<number>(5_000).fill(1))).toBe(`[${'1,'.repeat(99)}…`);
  });

  it('takes a value that contains itself', () => {
    const value: Record<string, unknown> = { token: 'abc' };
    value['self'] = value;

    expect(maskJson(value)).toBe('an object');
  });

  it('takes a value that cannot be read', () => {
    const value = {
      get status(): string {
        throw new Error('no');
      },
    };

    expect(maskJson(value)).toBe('an object');
  });

  it('takes any value, and keeps to one line', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withSparseArray: true }),
        (value) => {
          const text = maskJson(value);
          expect(text.length).toBeLessThanOrEqual(200);
          expect(text).not.toContain('\n');
        },
      ),
    );
  });

  it('shows no value under the name of a credential', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(maskJson({ before: 1, token: [value, 'Q7'], after: 2 })).toBe(
          '{"before":1,"token":"********","after":2}',
        );
      }),
    );
  });
});
