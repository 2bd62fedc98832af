import * as fc from 'fast-check';
import { sameJson } from '../../lib/sameJson.js';

describe('sameJson', () => {
  const date = new Date(0);
  const table: [string, unknown, unknown, boolean][] = [
    ['the same text', 'a', 'a', true],
    ['NaN', NaN, NaN, true],
    ['null and nothing', null, undefined, false],
    ['objects whose names are in another order', { a: 1, b: 2 }, { b: 2, a: 1 }, true],
    ['objects, one with a name more', { a: 1 }, { a: 1, b: undefined }, false],
    ['objects with other names for nothing', { a: undefined }, { b: undefined }, false],
    ['a list and an object', ['a'], { 0: 'a' }, false],
    ['lists in another order', [1, 2], [2, 1], false],
    ['lists, one longer', [1], [1, 2], false],
    ['objects without a prototype', Object.assign(Object.create(null) as object, { a: 1 }), { a: 1 }, true],
    ['the name __proto__', JSON.parse('{"__proto__":{}}'), {}, false],
    ['one date', { date }, { date }, true],
    ['two dates', new Date(0), new Date(0), false],
    ['two Blobs', new Blob(['a']), new Blob(['b']), false],
  ];
  for (const [what, one, other, isSame] of table) {
    it(`tells ${what} to be ${isSame ? 'the same' : 'different'}`, () => {
      expect([sameJson(one, other), sameJson(other, one)]).toEqual([isSame, isSame]);
    });
  }

  it('agrees with JSON.stringify', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), fc.jsonValue({ maxDepth: 3 }), (one, other) => {
        const copy: unknown = JSON.parse(JSON.stringify(one));

        expect(sameJson(copy, JSON.parse(JSON.stringify(one)))).toBeTrue();
        if (JSON.stringify(one) === JSON.stringify(other))
          expect(sameJson(copy, JSON.parse(JSON.stringify(other)))).toBeTrue();
        expect(sameJson([one], [one, other])).toBeFalse();
      }),
    );
  });
});
