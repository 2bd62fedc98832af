import { Run } from '../../condition/run.js';
import { elementsOf, join, kindOf, ownField, present, toKey, toNumber, toText } from '../../condition/values.js';
import { failureOf } from './failureOf.js';

describe('ownField', () => {
  const target = {
    a: 1,
    get b(): number {
      throw new Error('called');
    },
  };

  const table: [string, unknown, string | number, unknown][] = [
    ['an own field', target, 'a', 1],
    ['a missing field', target, 'c', undefined],
    ['an inherited field', target, 'toString', undefined],
    ['a getter', target, 'b', undefined],
    ['an element', [1, 2], 1, 2],
    ['the length of a list', [1, 2], 'length', 2],
    ['a method of a list', [1, 2], 'map', undefined],
    ['a character', 'abc', 1, 'b'],
    ['the length of a text', 'abc', 'length', 3],
    ['a field of a number', 5, 'toFixed', undefined],
    ['a field of a function', Object.assign(() => 1, { a: 1 }), 'a', undefined],
    ['a field of null', null, 'a', undefined],
    ['an own __proto__', JSON.parse('{"__proto__":5}'), '__proto__', 5],
    ['an inherited __proto__', {}, '__proto__', undefined],
  ];
  for (const [what, value, key, result] of table) {
    it(`reads ${what}`, () => {
      expect(ownField(value, key)).toBe(result);
    });
  }
});

describe('toText', () => {
  const call = (): never => {
    throw new Error('called');
  };
  const table: [string, unknown, string][] = [
    ['text', 'a', 'a'],
    ['a number', 1.5, '1.5'],
    ['null', null, 'null'],
    ['undefined', undefined, 'undefined'],
    ['a list', [1, [2, null], 'a'], '1,2,,a'],
    ['an object', { a: 1 }, '[object Object]'],
    ['an object without a prototype', Object.create(null), '[object Object]'],
    [
      'an object that has its own way',
      { toString: call, valueOf: call, [Symbol.toPrimitive]: call },
      '[object Object]',
    ],
    ['a list that has its own way', Object.assign([1], { toString: call, join: call }), '1'],
    ['a date', new Date(0), '[object Object]'],
    ['a function', call, '[object Object]'],
  ];
  for (const [what, value, text] of table) {
    it(`writes ${what}`, () => {
      expect(toText(new Run(''), value)).toBe(text);
      expect(toKey(new Run(''), value)).toBe(text);
    });
  }

  it('ends in a cyclic list', () => {
    const list: unknown[] = [];
    list.push(list);

    expect(failureOf(() => toText(new Run(''), list))).toMatch(/^a list is nested more than 100 levels deep/);
  });
});

describe('toNumber', () => {
  it('reads what JavaScript reads', () => {
    for (const value of ['', ' 5 ', '0x10', '1e3', 'a', null, undefined, true, 5]) {
      expect(toNumber(new Run(''), value)).toEqual(Number(value));
    }
  });
});

describe('join of values', () => {
  it('pays for the text before it is made', () => {
    const list = Array.from({ length: 1_000 }, () => 'a'.repeat(100_000));

    expect(failureOf(() => join(new Run(''), list, ''))).toMatch(/^takes more than/);
  });
});

describe('elementsOf', () => {
  it('pays for each', () => {
    expect(elementsOf(new Run(''), [1, undefined])).toEqual([1, undefined]);
    expect(failureOf(() => elementsOf(new Run(''), new Array(1e9)))).toMatch(/^takes more than/);
    expect(failureOf(() => elementsOf(new Run(''), 'a'.repeat(2e6)))).toMatch(/^takes more than/);
  });
});

describe('present', () => {
  it('gives what has fields, and fails for the rest', () => {
    expect(present(new Run(''), 0)).toBe(0);
    expect(failureOf(() => present(new Run(''), null))).toMatch(/^cannot read a field of null/);
  });
});

describe('kindOf a value', () => {
  for (const [value, kind] of [
    [null, 'null'],
    [undefined, 'undefined'],
    [[], 'a list'],
    ['a', 'text'],
    [{}, 'an object'],
    [5, 'a number'],
    [true, 'a boolean'],
    [() => 1, 'a function'],
  ] as const) {
    it(`says ${kind}`, () => {
      expect(kindOf(value)).toBe(kind);
    });
  }
});
