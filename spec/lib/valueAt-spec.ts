import { valueAt } from '../../lib/valueAt.js';

describe('valueAt', () => {
  const body = { a: { b: [{ c: 1 }], d: null, e: false }, text: 'text' };
  const cases: readonly (readonly [string, unknown])[] = [
    ['a.b.0.c', 1],
    ['a.d', null],
    ['a.e', false],
    ['a', body.a],
    ['a.x', undefined],
    ['a.d.x', undefined],
    ['a.e.x', undefined],
    ['nothing.here', undefined],
    ['constructor', undefined],
    ['a.toString', undefined],
    ['a.__proto__', undefined],
    ['text.length', undefined],
  ];
  for (const [path, expected] of cases) {
    it(`finds ${expected === undefined ? 'nothing' : JSON.stringify(expected)} at ${path}`, () => {
      expect(valueAt(body, path.split('.'))).toBe(expected);
    });
  }

  it('finds nothing in what is no object, and all of it at no path', () => {
    expect([null, undefined, 'text', 5].map((value) => valueAt(value, ['a']))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(valueAt(body, [])).toBe(body);
  });
});
