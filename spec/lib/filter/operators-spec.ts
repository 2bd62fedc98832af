import { FilterSyntaxError } from '../../../lib/errors/filterSyntaxError.js';
import { operators } from '../../../lib/filter/operators.js';

type Name = keyof typeof operators;

/** One of each kind of value that JSON has, what is missing, and what JSON cannot have. */
const values: readonly unknown[] = [
  undefined,
  null,
  true,
  false,
  0,
  -0,
  5,
  -3.5,
  Infinity,
  NaN,
  '',
  'a',
  '5',
  'true',
  [],
  ['a'],
  [5],
  [0],
  [null],
  [{}],
  [[5]],
  {},
  { a: 5 },
];

const show = (value: unknown): string =>
  Object.is(value, -0)
    ? '-0'
    : typeof value === 'number' || value === undefined
      ? String(value)
      : JSON.stringify(value);
const without = (...excluded: unknown[]): readonly unknown[] =>
  values.filter((value) => !excluded.map(show).includes(show(value)));

describe('operators', () => {
  const strings = ['', 'a', '5', 'true'];
  const table: [Name, unknown, readonly unknown[]][] = [
    ['$startsWith', '', strings],
    ['$startsWith', 'a', ['a']],
    ['$startsWith', 'tr', ['true']],
    ['$startsWith', 'A', []],
    ['$startsWith', 'rue', []],
    ['$endsWith', '', strings],
    ['$endsWith', 'a', ['a']],
    ['$endsWith', 'ue', ['true']],
    ['$endsWith', 'UE', []],
    ['$endsWith', 'tru', []],
    ['$ignoreCaseEquals', 'A', ['a']],
    ['$ignoreCaseEquals', 'TRUE', ['true']],
    ['$ignoreCaseEquals', '', ['']],
    ['$ignoreCaseEquals', '5', ['5']],
    ['$exists', true, without(undefined)],
    ['$exists', false, [undefined]],
    ['$isNull', true, [null]],
    ['$isNull', false, without(null)],
    ['$anythingBut', 'a', without('a')],
    ['$anythingBut', 5, without(5)],
    ['$anythingBut', 0, without(0, -0)],
    ['$anythingBut', true, without(true)],
    ['$anythingBut', [], values],
    ['$anythingBut', ['a'], without('a')],
    ['$anythingBut', ['a', '5'], without('a', '5')],
    ['$anythingBut', ['a', '5', ''], without('a', '5', '')],
    ['$anythingBut', [5, 0], without(5, 0, -0)],
    ['$anythingBut', [true, false], without(true, false)],
    ['$not', 'a', without('a', ['a'], undefined, null, {}, { a: 5 })],
    ['$not', 5, without(5, [5], undefined, null, {}, { a: 5 })],
    ['$not', 0, without(0, -0, [0], undefined, null, {}, { a: 5 })],
    ['$not', true, without(true, undefined, null, {}, { a: 5 })],
    ['$gt', 0, [5, Infinity]],
    ['$gt', 5, [Infinity]],
    ['$gt', -3.5, [0, -0, 5, Infinity]],
    ['$gte', 5, [5, Infinity]],
    ['$gte', 0, [0, -0, 5, Infinity]],
    ['$lt', 0, [-3.5]],
    ['$lt', 5, [0, -0, -3.5]],
    ['$lt', Infinity, [0, -0, 5, -3.5]],
    ['$lte', 5, [0, -0, 5, -3.5]],
    ['$lte', -3.5, [-3.5]],
    ['$between', [0, 5], [0, -0, 5]],
    ['$between', [5, 5], [5]],
    ['$between', [5, 0], []],
    ['$between', [-4, Infinity], [0, -0, 5, -3.5, Infinity]],
    ['$includes', 'a', [['a']]],
    ['$includes', 5, [[5]]],
    ['$includes', 0, [[0]]],
    ['$includes', -0, [[0]]],
    ['$includes', '5', []],
    ['$includes', true, []],
  ];
  for (const [name, argument, expected] of table) {
    it(`passes by ${name} ${show(argument)}: ${expected.map(show).join(' ') || 'nothing'}`, () => {
      const test = operators[name](argument, 'p');

      expect(values.filter(test).map(show)).toEqual(
        values.filter((value) => expected.map(show).includes(show(value))).map(show),
      );
    });
  }

  const spellings: [string, string, boolean][] = [
    ['É', 'é', true],
    ['e', 'é', false],
    ['\u00E9', 'e\u0301', true],
    ['\u00C9', 'e\u0301', true],
    ['Ａｂ', 'aB', true],
    ['I', 'i', true],
    ['ı', 'i', false],
    ['a b', 'ab', false],
    ['a-b', 'ab', false],
    ['completed', 'Completed ', false],
  ];
  for (const [value, argument, expected] of spellings) {
    it(`takes ${show(value)} and ${show(argument)} for ${expected ? 'equal' : 'different'} by $ignoreCaseEquals`, () => {
      expect(operators.$ignoreCaseEquals(argument, 'p')(value)).toBe(expected);
      expect(operators.$ignoreCaseEquals(value, 'p')(argument)).toBe(expected);
    });
  }

  it('makes one collator, of English, when it is first needed', () => {
    const Collator = spyOn(Intl, 'Collator').and.callThrough();
    operators.$startsWith('a', 'p');
    operators.$ignoreCaseEquals('a', 'p');
    operators.$ignoreCaseEquals('b', 'p')('B');
    const made = Collator.calls.allArgs();

    expect(made.length).toBeLessThan(2);
    for (const [locale] of made) expect(locale).toBe('en');
  });

  it('compares objects in an array with nothing', () => {
    const item = {};

    expect(operators.$includes('[object Object]', 'p')([item])).toBeFalse();
    expect(operators.$not('[object Object]', 'p')([item])).toBeTrue();
  });

  const scalar = 'a string or number or boolean';
  const malformed: [Name, readonly unknown[], string][] = [
    ['$startsWith', [5, null, undefined, ['a'], true], 'a string'],
    ['$endsWith', [5, null, undefined, ['a'], true], 'a string'],
    ['$ignoreCaseEquals', [5, null, undefined, ['a'], true], 'a string'],
    ['$exists', ['true', 1, 0, null, undefined, [true]], 'a boolean'],
    ['$isNull', ['true', 1, 0, null, undefined, [true]], 'a boolean'],
    ['$anythingBut', [null, undefined, {}, NaN, new Date(0)], scalar],
    ['$not', [null, undefined, {}, [], ['a'], NaN], scalar],
    ['$includes', [null, undefined, {}, [], ['a'], NaN], scalar],
    ['$gt', ['5', NaN, null, undefined, [5], true], 'a number'],
    ['$gte', ['5', NaN, null, undefined, [5], true], 'a number'],
    ['$lt', ['5', NaN, null, undefined, [5], true], 'a number'],
    ['$lte', ['5', NaN, null, undefined, [5], true], 'a number'],
    ['$between', [5, [], [1], [1, 2, 3], ['1', '2'], [1, NaN], [1, null], null, undefined, {}], 'a pair of numbers'],
  ];
  for (const [name, wrong, what] of malformed) {
    it(`wants ${what} of ${name}`, () => {
      for (const argument of wrong) {
        expect(() => operators[name](argument, `body.a[0].${name}`))
          .withContext(show(argument))
          .toThrowError(FilterSyntaxError, new RegExp(`^body\\.a\\[0\\]\\.\\${name}: must be ${what}, not `));
      }
    });
  }

  it('wants a list of $anythingBut to be of one kind', () => {
    expect(() => operators.$anythingBut(['a', 5], 'p')).toThrow(
      new FilterSyntaxError('p[1]', 'must be a string like the first, not 5'),
    );
    expect(() => operators.$anythingBut([null], 'p')).toThrow(
      new FilterSyntaxError('p[0]', 'must be a string or number or boolean, not null'),
    );
  });

  it('keeps what its argument held', () => {
    const listed = ['a'];
    const bounds = [1, 2];
    const isNotListed = operators.$anythingBut(listed, 'p');
    const isBetween = operators.$between(bounds, 'p');
    listed[0] = 'b';
    bounds[1] = 9;

    expect(isNotListed('a')).toBeFalse();
    expect(isBetween(5)).toBeFalse();
  });
});
