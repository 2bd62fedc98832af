import { hasWord } from '../../../lib/presets/wordList.js';
import { presetOf } from './presetOf.js';

describe('hasWord', () => {
  const cases: [unknown, boolean, boolean][] = [
    ['Done', true, true],
    ['done', false, true],
    ['202', true, true],
    [202, true, true],
    [true, true, true],
    [null, true, true],
    [undefined, false, false],
    ['running', false, false],
    [['Done'], false, false],
    [{}, false, false],
  ];
  for (const [index, [word, exactly, inAnyCase]] of cases.entries()) {
    it(`tells whether a list has ${String(word)} (${String(index)})`, () => {
      const words = ['Done', 202, true, null];

      expect(hasWord(words, word, presetOf())).toBe(exactly);
      expect(hasWord(words, word, presetOf({ caseInsensitive: true }))).toBe(inAnyCase);
    });
  }

  it('finds nothing in a list that there is not', () => {
    expect(hasWord(undefined, 'done', presetOf())).toBeFalse();
  });
});
