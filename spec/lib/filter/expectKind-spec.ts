import { FilterSyntaxError } from '../../../lib/errors/filterSyntaxError.js';
import { expectKind, expectList, kindOf, scalars } from '../../../lib/filter/expectKind.js';

class Instance {
  readonly field = 1;
}

describe('kindOf', () => {
  const cyclic: unknown[] = [];
  cyclic.push(cyclic, cyclic);
  const table: [string, unknown, string][] = [
    ['text', 'a', 'string'],
    ['a number', 0, 'number'],
    ['infinity', Infinity, 'number'],
    ['true', true, 'boolean'],
    ['an object', { a: 1 }, 'plain object'],
    ['an object without prototype', Object.create(null), 'plain object'],
    ['an object of another realm', Object.create(Object.create(null) as object), 'plain object'],
    ['a pair', [1, 2], 'pair of numbers'],
  ];
  for (const [what, value, kind] of table) {
    it(`calls ${what} a ${kind}`, () => {
      expect(kindOf(value)).toBe(kind);
    });
  }

  const strange: [string, unknown][] = [
    ['NaN', NaN],
    ['null', null],
    ['undefined', undefined],
    ['a function', () => 1],
    ['a symbol', Symbol('s')],
    ['a bigint', 1n],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['a regular expression', /x/],
    ['an instance of a class', new Instance()],
    ['an object that inherits', Object.create({ a: 1 })],
    ['an empty list', []],
    ['a list of one number', [1]],
    ['a list of three numbers', [1, 2, 3]],
    ['a pair of texts', ['1', '2']],
    ['a pair with a hole', [1, ...[]].concat(new Array<number>(1))],
    ['a pair with NaN', [1, NaN]],
    ['a pair of itself', cyclic],
  ];
  for (const [what, value] of strange) {
    it(`knows no use for ${what}`, () => {
      expect(['string', 'number', 'boolean', 'plain object', 'pair of numbers']).not.toContain(kindOf(value));
    });
  }
});

describe('expectKind', () => {
  it('gives what is of a kind', () => {
    const object = {};

    expect(expectKind('a', 'p', scalars)).toBe('a');
    expect(expectKind(false, 'p', scalars)).toBeFalse();
    expect(expectKind(object, 'p', ['plain object'])).toBe(object);
  });

  it('says what is wanted of anything else', () => {
    expect(() => expectKind('5', 'p', ['number'])).toThrow(new FilterSyntaxError('p', 'must be a number, not "5"'));
    expect(() => expectKind(null, 'p', scalars)).toThrow(
      new FilterSyntaxError('p', 'must be a string or number or boolean, not null'),
    );
  });
});

describe('expectList', () => {
  it('gives a copy of what is of one kind', () => {
    const list = ['a', 'b'];
    const copy = expectList(list, 'p', scalars);

    expect(copy).toEqual(list);
    expect(copy).not.toBe(list);
    expect(expectList([], 'p', scalars)).toEqual([]);
  });

  const table: [unknown[], string, string][] = [
    [[null], 'p[0]', 'must be a string or number or boolean, not null'],
    [[1, '2'], 'p[1]', 'must be a number like the first, not "2"'],
    [['a', 'b', true], 'p[2]', 'must be a string like the first, not true'],
    [[true, null], 'p[1]', 'must be a boolean like the first, not null'],
    [new Array<string>(2), 'p[0]', 'must be a string or number or boolean, not undefined'],
  ];
  for (const [list, path, problem] of table) {
    it(`refuses ${JSON.stringify(list)} at ${path}: ${problem}`, () => {
      expect(() => expectList(list, 'p', scalars)).toThrow(new FilterSyntaxError(path, problem));
    });
  }

  it('refuses a hole in the middle', () => {
    const holed = ['a', 'b', 'c'];
    Reflect.deleteProperty(holed, 1);

    expect(() => expectList(holed, 'p', scalars)).toThrow(
      new FilterSyntaxError('p[1]', 'must be a string like the first, not undefined'),
    );
  });
});
