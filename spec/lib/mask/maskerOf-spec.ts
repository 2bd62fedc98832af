import * as fc from 'fast-check';
import { maskerOf } from '../../../lib/mask/maskerOf.js';

/** What others do to a text before they quote it. */
const writers: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'in capitals': (text) => text.replace(/[a-z]/g, (letter) => letter.toUpperCase()),
  'by encodeURIComponent': encodeURIComponent,
  'by encodeURI': encodeURI,
  'in a form': (text) => new URLSearchParams({ '': text }).toString().slice(1),
  'encoded twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  'in lower case of percents': (text) => encodeURIComponent(text).replace(/%../g, (hex) => hex.toLowerCase()),
  'with each character encoded': (text) => text.replace(/[ -~]/g, (char) => `%${char.charCodeAt(0).toString(16)}`),
  'in a query': (text) => Object.assign(new URL('http://h'), { search: `?${text}` }).search.slice(1),
  'in a fragment': (text) => Object.assign(new URL('http://h'), { hash: `#${text}` }).hash.slice(1),
  'as a password': (text) => Object.assign(new URL('http://h'), { password: text }).password,
  'in JSON': (text) => JSON.stringify(text).slice(1, -1),
  'in JSON in JSON': (text) => JSON.stringify(JSON.stringify(text)).slice(3, -3),
  'in ASCII JSON': (text) =>
    JSON.stringify(text)
      .slice(1, -1)
      .replace(/[^ -~]/g, utf16),
  'in JSON of nothing but escapes': (text) => text.replace(/[^]/g, utf16),
  'with escaped slashes': (text) => JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/'),
  'in an address in JSON': (text) => JSON.stringify(encodeURI(text)).slice(1, -1),
  'in HTML': (text) =>
    text.replace(
      /[&<>"']/g,
      (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[char]!,
    ),
  'in HTML of numbers': (text) => text.replace(/[^\w]/gu, (char) => `&#x${char.codePointAt(0)!.toString(16)};`),
  'in JSON for HTML': (text) =>
    JSON.stringify(text)
      .slice(1, -1)
      .replace(/[&<>']/g, utf16),
  'in bytes that are read as Latin-1': (text) => String.fromCharCode(...new TextEncoder().encode(text)),
  'by Python': (text) =>
    Array.from(new TextEncoder().encode(text), (byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join(''),
};

function utf16(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

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
    ['a secret after a backslash', ['name-of-it'], 'C:\\name-of-it', 'C:\\********'],
    ['a secret in bytes of Latin-1', ['né/1'], 'n%E9%2F1', '********'],
    ['a secret composed in another way', ['né-ee'], 'ne\u0301-ee', '********'],
    ['a secret in names of HTML', ['né&ç$ '], 'n&eacute;&amp;&Ccedil;&dollar;&nbsp;', '********'],
    ['a secret with its quotes doubled', [`it's "it"`], `it''s "it", it's ""it""`, '********, ********'],
    [
      'a secret in letters that change without others',
      ['ΟΔΟΣ', 'İİİİ'],
      'ΟΔΟΣΑ οδος İİİİ',
      '********Α ******** ********',
    ],
    ['asterisks', ['****'], '********', '********'],
    ['nothing for nothing', [], 'text', 'text'],
    ['nothing for a blank secret', ['', ' '], 'text  text', 'text  text'],
    ['no other text', ['s3cret', 'a.b/c'], 's3cre s3%63re s3.ret s 3cret axb/c', 's3cre s3%63re s3.ret s 3cret axb/c'],
  ];
  for (const [what, secrets, text, shown] of table) {
    it(`masks ${what}`, () => {
      expect(maskerOf(secrets)(text)).toBe(shown);
    });
  }

  describe('of a secret that others write', () => {
    const texts = [
      's3cret',
      'p@ss w/rd+&=?#%',
      'a"b\\c\\\\d\'<e>',
      'žluť 🔑 é',
      'a\nb\tc',
      '%41%2F',
      '^$.*+?()[]{}|/-',
    ];
    const found = (secret: string, written: string): void => {
      expect(maskerOf([secret])(`<${written}>`))
        .withContext(`${secret} as ${written}`)
        .toBe('<********>');
    };
    for (const [way, write] of Object.entries(writers)) {
      it(`finds it ${way}`, () => {
        // The parser of addresses leaves out line breaks.
        for (const text of texts) found(text, write(/query|fragment/.test(way) ? text.replace(/[\n\t]/g, '') : text));
      });
    }

    it('finds it however it is written', () => {
      const unit = fc.constantFrom('🔑', ...'aZ7-_.~!*() /+&=?#%"\\\'<>\né'.split(''));
      const secret = fc.string({ unit, minLength: 4 }).map((text) => `k${text}k`);
      const ways = Object.entries(writers).filter(([way]) => !/query|fragment/.test(way));
      fc.assert(
        fc.property(secret, fc.constantFrom(...ways), (secret, [, write]) => {
          const shown = maskerOf([secret])(`<${write(secret)}>`);

          expect(shown.startsWith('<********') && shown.endsWith('********>')).toBeTrue();
        }),
      );
    });
  });

  describe('of a short secret', () => {
    const mask = maskerOf(['ab', '7', '=/']);

    for (const text of ['ab', 'x-ab-y', '"ab"', '?k=ab&', '_ab', '%2Fab', '\\nab', '{"id":7}', ' 7 ', 'é7é']) {
      it(`masks it where it stands alone: ${text}`, () => {
        expect(mask(text)).toBe(text.replace(/ab|7/, '********'));
      });
    }

    for (const text of ['tab', 'abc', 'lab7x', '17', '2027', 'x=/y', '%41ab']) {
      it(`leaves words alone: ${text}`, () => {
        expect(mask(text)).toBe(text);
      });
    }

    it('masks it within words where it is told to', () => {
      expect(maskerOf(['ab', '7'], 1)('tab 17')).toBe('t******** 1********');
    });
  });

  it('keeps what it is told to', () => {
    expect(maskerOf(['10', 'secret'])('10, secret', /^\d+$/)).toBe('10, ********');
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
    const secrets = [
      '"a\\b"',
      '&&&&',
      '    x',
      '%%%%',
      'aaaaaaaaaaab',
      '\\\\\\\\x',
      `${'\\"'.repeat(49)}x`,
      'a'.repeat(9_999),
    ];
    const mask = maskerOf(secrets);
    const start = performance.now();
    for (const part of ['\\', '"', '&#0', '&', '&amp;', '%25', '%', '%c3', ' ', '+', 'a', '\\u00', '\\\\"']) {
      mask(part.repeat(20_000));
    }

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
