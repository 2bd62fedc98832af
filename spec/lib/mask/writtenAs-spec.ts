import * as fc from 'fast-check';
import { writtenAs } from '../../../lib/mask/writtenAs.js';

/** What others do to a text before they quote it. */
const writers: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'in capitals': (text) => text.replace(/[a-z]/g, (letter) => letter.toUpperCase()),
  'by encodeURIComponent': encodeURIComponent,
  'by encodeURI': encodeURI,
  'in a form': (text) => new URLSearchParams({ '': text }).toString().slice(1),
  'encoded twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  'in lower case of percents': (text) => encodeURIComponent(text).replace(/%../g, (hex) => hex.toLowerCase()),
  'in a query': (text) => Object.assign(new URL('http://h'), { search: `?${text}` }).search.slice(1),
  'in a fragment': (text) => Object.assign(new URL('http://h'), { hash: `#${text}` }).hash.slice(1),
  'as a password': (text) => Object.assign(new URL('http://h'), { password: text }).password,
  'in JSON': (text) => JSON.stringify(text).slice(1, -1),
  'in JSON in JSON': (text) => JSON.stringify(JSON.stringify(text)).slice(3, -3),
  'in ASCII JSON': (text) =>
    JSON.stringify(text)
      .slice(1, -1)
      .replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  'with escaped slashes': (text) => JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/'),
  'in HTML': (text) =>
    text.replace(
      /[&<>"']/g,
      (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[char]!,
    ),
  'in bytes that are read as Latin-1': (text) => String.fromCharCode(...new TextEncoder().encode(text)),
};

const finds = (text: string, written: string): boolean => new RegExp(`^(?:${writtenAs(text)})$`, 'i').test(written);

describe('writtenAs', () => {
  const texts = ['s3cret', 'p@ss w/rd+&=?#%', 'a"b\\c\\\\d\'<e>', 'žluť 🔑 é', 'a\nb\tc', '%41%2F', '^$.*+?()[]{}|/-'];
  for (const [way, write] of Object.entries(writers)) {
    it(`finds a text ${way}`, () => {
      for (const text of texts) {
        // The parser of addresses leaves out line breaks.
        const given = /query|fragment/.test(way) ? text.replace(/[\n\t]/g, '') : text;

        expect(finds(given, write(given)))
          .withContext(write(given))
          .toBeTrue();
      }
    });
  }

  it('finds a text however it is written', () => {
    const unit = fc.constantFrom('🔑', '\ud800', ...'aZ7-_.~!*() /+&=?#%"\\\'<>\né'.split(''));
    const way = fc.constantFrom(
      ...['as it is', 'in a form', 'in JSON', 'in JSON in JSON', 'in ASCII JSON', 'in HTML', 'as a password'],
    );
    fc.assert(
      fc.property(fc.string({ unit, minLength: 1 }), way, (text, way) => {
        expect(finds(text, writers[way]!(text))).toBeTrue();
      }),
    );
  });

  it('takes no time to see that a text is another, however much it is like it', () => {
    const start = performance.now();
    for (const part of ['\\"', 'a\\"', '\\\n', '\\/', '%', '%25', '&amp;', ' ', '+', '\n', '"', '\\x\\', 'é']) {
      const text = part.repeat(30);
      for (const write of Object.values(writers)) finds(`${text}!`, `${write(text)}?`);
    }

    expect(performance.now() - start).toBeLessThan(500);
  });

  it('finds no other text', () => {
    for (const other of ['', 's3cre', 's3cretx', 's3%63ret', 's3.ret', 's 3cret']) {
      expect(finds('s3cret', other)).withContext(other).toBeFalse();
    }
    expect(finds('a.b', 'axb')).toBeFalse();
  });
});
