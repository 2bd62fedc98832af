import * as fc from 'fast-check';
import { readingsOf } from '../../../lib/mask/readingsOf.js';

const textsOf = (text: string): string[] => Array.from(readingsOf(text), (reading) => reading.text);

describe('readingsOf', () => {
  const table: [string, string, string[]][] = [
    ['text as it stands', 'a b', ['a b']],
    ['text without its case', 'Ab É', ['ab é']],
    ['text without the difference of + and a blank', 'a+b', ['a b']],
    ['what is escaped', 'a%2Fb', ['a%2fb', 'a/b']],
    ['what is escaped twice', 'a%252Fb', ['a%252fb', 'a%2fb', 'a/b']],
    ['what is escaped in several ways', String.raw`\u0026amp;%22`, [String.raw`\u0026amp;%22`, '&amp;"', '&"']],
    ['what is escaped, without its case', '%41%C3%89', ['%41%c3%89', 'aé']],
    ['a character of two units, escaped as two', String.raw`\ud83d\udd11`, [String.raw`\ud83d\udd11`, '🔑']],
    ['no more than three escapes', '%25252541', ['%25252541', '%252541', '%2541', '%41']],
    ['what begins like an escape, as it stands', String.raw`%4 %zz \q &x &# 100%`, [String.raw`%4 %zz \q &x &# 100%`]],
  ];
  for (const [what, text, texts] of table) {
    it(`gives ${what}`, () => {
      expect(textsOf(text)).toEqual(texts);
    });
  }

  it('tells where each character stood', () => {
    const text = String.raw`a%252Fb\u00e9c`;
    const places = Array.from(readingsOf(text), ({ text, placeOf }) =>
      Array.from({ length: text.length + 1 }, (_, i) => placeOf(i)),
    );

    expect(places[1]).toEqual([0, 1, 4, 5, 6, 7, 13, 14]);
    expect(places[2]).toEqual([0, 1, 6, 7, 13, 14]);
  });

  it('gives text of the same length in another case, whatever stands next to it', () => {
    for (let code = 0; code < 0x10000; code++) {
      const char = String.fromCharCode(code);
      const [alone = '', amid = ''] = [char, `Α${char}Α`].map((text) => textsOf(text)[0]);
      if (alone.length !== 1 || amid !== `α${alone}α`) fail(`U+${code.toString(16)}`);
    }
    expect(textsOf('ΟΔΟΣ')).toEqual([(textsOf('ΟΔΟΣΑ')[0] ?? '').slice(0, 4)]);
  });

  it('gives places in order, from the beginning to the end', () => {
    const unit = fc.constantFrom(...'%25\\u004"\'&;#x+aé'.split(''), '🔑', '%41', '\\', '&amp;', '\\u00e9');
    fc.assert(
      fc.property(fc.string({ unit }), (source) => {
        for (const { text, placeOf } of readingsOf(source)) {
          const places = Array.from({ length: text.length + 1 }, (_, i) => placeOf(i));

          expect([places[0], places.at(-1)]).toEqual([0, source.length]);
          expect(places).toEqual([...places].sort((a, b) => a - b));
        }
      }),
    );
  });
});
