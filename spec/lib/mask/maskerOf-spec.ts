import * as fc from 'fast-check';
import { maskerOf } from '../../../lib/mask/maskerOf.js';

describe('maskerOf', () => {
  const table: [string, string[], string, string][] = [
    ['a secret', ['s3cret'], 'the s3cret is s3cret.', 'the ******** is ********.'],
    ['a secret in any case', ['s3cret'], 'S3CRET', '********'],
    ['a secret in an address', ['a b/c'], '/?x=a%20b/c&y=a+b%2Fc', '/?x=********&y=********'],
    ['the longer one where one begins with another', ['abcd', 'abcdef'], 'abcdef', '********'],
    ['both where one ends in another', ['abcdef', 'cdef'], 'abcdef cdef', '******** ********'],
    ['both where they overlap', ['abcdef', 'defghi'], '-abcdefghi-', '-********-'],
    ['a secret that overlaps itself', ['abab'], 'abababab', '********'],
    ['secrets side by side', ['abcd', 'efgh'], 'abcdefgh', '****************'],
    ['a secret that is a pattern', ['.*+(x)'], 'is .*+(x)', 'is ********'],
    ['a secret without the blanks around it', ['token\n'], 'Bearer token', 'Bearer ********'],
    ['a secret without its line breaks', ['to\nken'], 'http://h/token', 'http://h/********'],
    ['a secret that was encoded before', ['a%20b%2Fc', 'd+e%3D'], 'a b/c, d e=', '********, ********'],
    ['a secret that was JSON before', ['"a\\"b c"'], 'a"b c', '********'],
    ['a secret that was within JSON before', ['a\\"b c'], 'a"b c', '********'],
    ['asterisks', ['****'], '********', '********'],
    ['nothing for nothing', [], 'text', 'text'],
    ['nothing for an empty secret', [''], 'text', 'text'],
  ];
  for (const [what, secrets, text, shown] of table) {
    it(`masks ${what}`, () => {
      expect(maskerOf(secrets)(text)).toBe(shown);
    });
  }

  describe('of a short secret', () => {
    const mask = maskerOf(['ab', '7', '=/']);

    for (const text of ['ab', 'x-ab-y', '"ab"', '?k=ab&', '_ab', '%2Fab', '\\nab', '{"id":7}', ' 7 ', 'é7é']) {
      it(`masks it where it stands alone: ${text}`, () => {
        expect(mask(text)).toBe(text.replace(/ab|7/, '********'));
      });
    }

    for (const text of ['tab', 'abc', 'lab7x', '17', '2027', 'x=/y']) {
      it(`leaves words alone: ${text}`, () => {
        expect(mask(text)).toBe(text);
      });
    }

    it('masks it within words where it is told to', () => {
      expect(maskerOf(['ab', '7'], 1)('tab 17')).toBe('t******** 1********');
    });
  });

  it('masks a long secret, whatever it is made of', () => {
    for (const part of ['abc', '/+é"', 'a\\', '\\"', '%25', '=', '🔑']) {
      const secret = part.repeat(3_000);
      const mask = maskerOf([secret]);

      expect(mask(`<${secret}>`)).toBe('<********>');
      expect(mask(`<${JSON.stringify(secret).slice(1, -1)}>`)).toBe('<********>');
    }
  });

  it('leaves a long text that begins like a secret', () => {
    const [one, two] = ['x'.repeat(150), 'y'.repeat(50)];

    expect(maskerOf([one + two])(`${one}z${two}`)).toBe(`${one}z${two}`);
  });

  it('takes time in proportion to the text, whatever it is', () => {
    const mask = maskerOf(['"a\\b"', '&&&&', '    x', '%%%%', 'aaaaaaaaaaab', '\\\\\\\\x']);
    const start = performance.now();
    for (const part of ['\\', '"', '&#0', '&', '%25', '%', ' ', '+', 'a', '\\u00']) mask(part.repeat(20_000));

    expect(performance.now() - start).toBeLessThan(1_500);
  });

  it('leaves no secret in a text, and the text without them as it is', () => {
    const secret = fc.stringMatching(/^[Q-Z]{4,9}$/);
    fc.assert(
      fc.property(fc.array(secret), fc.string(), fc.string(), (secrets, before, after) => {
        const mask = maskerOf(secrets);
        const shown = mask(before + secrets.join('') + after);

        for (const secret of secrets) expect(shown.toUpperCase()).not.toContain(secret);
        expect(mask('.,;- 123')).toBe('.,;- 123');
      }),
    );
  });
});
