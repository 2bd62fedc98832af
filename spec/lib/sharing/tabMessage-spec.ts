import { isTabMessage, placeOf } from '../../../lib/sharing/tabMessage.js';

describe('isTabMessage', () => {
  const news = { asks: false, isHidden: false };
  const value = { as: 'value', value: 7 };
  const cases: readonly (readonly [unknown, boolean])[] = [
    [{ asks: true }, true],
    [news, true],
    [{ ...news, last: { id: 0.5, value }, end: {} }, true],
    [{ ...news, last: undefined, end: { error: value } }, true],
    [undefined, false],
    ['asks', false],
    [{}, false],
    [{ asks: false }, false],
    [{ ...news, last: 7 }, false],
    [{ ...news, last: { value } }, false],
    [{ ...news, last: { id: 1, value: 7 } }, false],
    [{ ...news, end: 'complete' }, false],
    [{ ...news, end: { error: 'lost' } }, false],
  ];
  for (const [data, expected] of cases) {
    it(`is ${String(expected)} for ${JSON.stringify(data)}`, () => {
      expect(isTabMessage(data)).toBe(expected);
    });
  }
});

describe('placeOf', () => {
  it('is another for another name and another key, whatever they hold', () => {
    const pairs = [
      ['', 'a'],
      ['a', ''],
      ['a', 'b'],
      ['a"', 'b'],
      ['a', '"b'],
      ['a","b', ''],
      ['a', '","b'],
    ] as const;

    expect(new Set(pairs.map(([name, key]) => placeOf(name, key))).size).toBe(pairs.length);
  });
});
