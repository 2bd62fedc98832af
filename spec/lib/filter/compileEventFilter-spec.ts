import { FilterSyntaxError } from '../../../lib/errors/filterSyntaxError.js';
import { compileEventFilter, compileValue } from '../../../lib/filter/compileEventFilter.js';
import type { EventFilter } from '../../../lib/filter/responseFilter.js';

const exists = [{ $exists: true }];
const missing = [{ $exists: false }];

/** A filter, values that match it, and values that do not. */
type Row = readonly [filter: EventFilter, matching: readonly unknown[], others: readonly unknown[]];

function answersTo(table: readonly Row[]): void {
  for (const [filter, matching, others] of table) {
    it(`answers to ${JSON.stringify(filter)}`, () => {
      const test = compileEventFilter(filter, 'body');

      for (const value of matching) expect(test(value)).withContext(JSON.stringify(value)).toBeTrue();
      for (const value of others) expect(test(value)).withContext(JSON.stringify(value)).toBeFalse();
    });
  }
}

describe('compileEventFilter', () => {
  describe('requires every key', () => {
    answersTo([
      [
        { a: [1], b: [2] },
        [
          { a: 1, b: 2 },
          { a: 1, b: 2, c: 3 },
        ],
        [{ a: 1, b: 3 }, { a: 0, b: 2 }, { a: 1 }, {}],
      ],
      [{ a: [1], b: { c: [2] } }, [{ a: 1, b: { c: 2 } }], [{ a: 1, b: { c: 1 } }, { a: 1, b: 2 }, { a: 1 }]],
    ]);
  });

  describe('takes one of a list of plain values, without coercion', () => {
    answersTo([
      [{ a: ['x'] }, [{ a: 'x' }], [{ a: 'X' }, { a: 'xx' }, { a: null }, {}, { a: { x: 1 } }]],
      [{ a: ['x', 'y'] }, [{ a: 'x' }, { a: 'y' }], [{ a: 'z' }, { a: '' }, {}]],
      [{ a: ['200'] }, [{ a: '200' }], [{ a: 200 }]],
      [{ a: [200] }, [{ a: 200 }], [{ a: '200' }]],
      [{ a: [1, 2, 3] }, [{ a: 1 }, { a: 3 }], [{ a: 4 }, { a: '1' }, { a: true }]],
      [{ a: [true] }, [{ a: true }], [{ a: 'true' }, { a: 1 }, { a: false }]],
      [{ a: [true, false] }, [{ a: true }, { a: false }], [{ a: null }, { a: 0 }, {}]],
      [{ a: [0] }, [{ a: 0 }, { a: -0 }], [{ a: '' }, { a: false }, { a: null }]],
      [{ a: [''] }, [{ a: '' }], [{ a: 0 }, { a: null }, {}]],
    ]);
  });

  describe('requires every operator of a list', () => {
    answersTo([
      [{ a: [{ $gt: 20 }, { $lt: 40 }] }, [{ a: 30 }], [{ a: 20 }, { a: 40 }, { a: '30' }, {}]],
      [{ a: [{ $startsWith: 'a' }, { $endsWith: 'z' }, { $not: 'az' }] }, [{ a: 'abz' }], [{ a: 'az' }, { a: 'ab' }]],
      [{ a: [{ $gt: 5 }, { $isNull: true }] }, [], [{ a: 6 }, { a: null }, {}]],
    ]);
  });

  describe('requires every operator of one object', () => {
    answersTo([
      [{ a: [{ $gt: 20, $lt: 40 }] }, [{ a: 30 }], [{ a: 10 }, { a: 50 }]],
      [{ a: [{ $lt: 40, $gt: 20 }] }, [{ a: 30 }], [{ a: 10 }, { a: 50 }]],
      [{ a: [{ $exists: true, $isNull: false }, { $anythingBut: 5 }] }, [{ a: 6 }], [{ a: 5 }, { a: null }, {}]],
    ]);
  });

  describe('takes an empty list for anything, a missing key included', () => {
    answersTo([
      [{ a: [] }, [{}, { a: null }, { a: [] }, { a: { b: 1 } }, [], 'x', 5, false], [null, undefined]],
      [{ a: { b: [] } }, [{ a: {} }, { a: 'x' }, { a: 5 }, { a: [1] }], [{}, { a: null }, { a: [] }, { a: [null] }]],
    ]);
  });

  describe('takes an empty filter for anything but an empty array', () => {
    answersTo([
      [{}, [null, undefined, 0, '', false, {}, [], [1], { a: 1 }], []],
      [
        { a: {} },
        [{}, { a: null }, { a: 0 }, { a: 'x' }, { a: {} }, { a: { b: 1 } }, { a: [1] }, { a: [null] }, { a: [[]] }],
        [{ a: [] }, null, undefined],
      ],
    ]);
  });

  describe('matches nothing but an empty filter with what is null or missing, at any level', () => {
    answersTo([
      [{ s: missing }, [{}, { p: 1 }, 'x', 5, []], [null, undefined, { s: 1 }, { s: null }]],
      [{ p: { s: missing } }, [{ p: {} }, { p: 'x' }, { p: 5 }], [{}, { p: null }, { p: { s: 1 } }, null]],
      [{ p: { s: [{ $isNull: false }] } }, [{ p: {} }, { p: { s: 1 } }], [{}, { p: null }, { p: { s: null } }]],
      [{ p: { q: { s: missing } } }, [{ p: { q: {} } }], [{ p: {} }, { p: { q: null } }, { p: null }, {}]],
    ]);
  });

  describe('looks for one element of an array that satisfies the whole of a nested filter', () => {
    answersTo([
      [
        { a: { x: [1] } },
        [{ a: [{ x: 1 }] }, { a: [{ x: 2 }, { x: 1 }] }, { a: { x: 1 } }, { a: [null, { x: 1 }] }],
        [{ a: [] }, { a: [{}] }, { a: [null] }, { a: [[{ x: 1 }]] }, { a: [1, 'x', true] }],
      ],
      [{ a: { x: [1], y: [2] } }, [{ a: [{ x: 1, y: 2 }] }], [{ a: [{ x: 1 }, { y: 2 }] }, { a: [{ x: 1, y: 1 }] }]],
      [{ a: { x: missing } }, [{ a: [null, {}] }, { a: [5] }], [{ a: [null] }, { a: [{ x: 1 }] }]],
      [{ a: { b: { x: [1] } } }, [{ a: [{ b: [{ x: 2 }, { x: 1 }] }] }], [{ a: [{ b: [{ x: 2 }] }, { b: [] }] }]],
    ]);
  });

  describe('holds no array against plain values, and few operators', () => {
    answersTo([
      [{ a: ['x'] }, [], [{ a: ['x'] }, { a: [] }]],
      [{ a: [1, 2] }, [], [{ a: [1, 2] }, { a: [1] }]],
      [{ a: [{ $includes: 'x' }] }, [{ a: ['y', 'x'] }], [{ a: ['y'] }, { a: 'x' }, { a: [] }, {}]],
      [{ a: [{ $not: 'x' }] }, [{ a: ['y'] }, { a: [] }], [{ a: ['y', 'x'] }, {}]],
      [{ a: exists }, [{ a: [] }, { a: null }], [{}]],
      [{ a: [{ $isNull: true }] }, [{ a: null }], [{ a: [] }, { a: [null] }, {}]],
      [{ a: [{ $isNull: false }] }, [{ a: [] }, {}], [{ a: null }]],
      [{ a: [{ $anythingBut: 'x' }] }, [{ a: ['x'] }, { a: [] }, {}, { a: null }, { a: {} }], [{ a: 'x' }]],
      [{ a: [{ $anythingBut: ['x'] }] }, [{ a: ['x'] }], [{ a: 'x' }]],
      [{ a: [{ $startsWith: '' }] }, [{ a: '' }], [{ a: [] }, { a: ['x'] }]],
      [{ a: [{ $gt: 0 }] }, [{ a: 1 }], [{ a: [1] }]],
      [{ a: [{ $between: [0, 9] }] }, [{ a: 0 }, { a: 9 }], [{ a: [1, 2] }]],
      [{ a: [{ $ignoreCaseEquals: 'X' }] }, [{ a: 'x' }], [{ a: ['x'] }]],
    ]);
  });

  describe('looks a key up on a top-level array itself', () => {
    answersTo([
      [{ 0: ['a'] }, [['a', 'b']], [['b', 'a'], [], { 1: 'a' }]],
      [{ 0: { x: [1] } }, [[{ x: 1 }]], [[{ x: 2 }, { x: 1 }]]],
      [{ length: [1] }, [['a'], { length: 1 }], [[], ['a', 'b'], 'a']],
      [{ x: [1] }, [{ x: 1 }], [[{ x: 1 }]]],
    ]);
  });

  describe('looks a key up on an array in an array itself', () => {
    answersTo([[{ a: { length: [1] } }, [{ a: [[5]] }], [{ a: [5] }, { a: [[]] }]]]);
  });

  describe('takes keys as they are written', () => {
    answersTo([
      [{ 'a.b': [1] }, [{ 'a.b': 1 }], [{ a: { b: 1 } }]],
      [{ $gt: [1] }, [{ $gt: 1 }], [{ a: 1 }, 5]],
      [{ a: { $exists: [true] } }, [{ a: { $exists: true } }], [{ a: 1 }, {}]],
      [{ '': ['x'] }, [{ '': 'x' }], [{}]],
    ]);
  });

  describe('sees own properties only', () => {
    const parsed = (json: string): EventFilter => JSON.parse(json) as EventFilter;
    answersTo([
      [{ toString: exists }, [{ toString: null }], [{}, [], 'x', 5]],
      [{ toString: missing }, [{}, [], 'x', 5], [{ toString: null }]],
      [{ constructor: { name: ['Object'] } }, [{ constructor: { name: 'Object' } }], [{}]],
      [{ length: [1] }, [{ length: 1 }], ['x']],
      [{ 0: ['x'] }, [['x']], ['x']],
      [{ map: exists }, [{ map: 1 }], [[]]],
      [parsed('{ "__proto__": { "x": [1] } }'), [JSON.parse('{ "__proto__": { "x": 1 } }')], [{}, { x: 1 }]],
      [parsed('{ "__proto__": [{ "$exists": false }] }'), [{}, { x: 1 }], [JSON.parse('{ "__proto__": null }')]],
    ]);

    it('takes what an object inherits for missing', () => {
      const heir: unknown = Object.create({ a: 1 });

      expect(compileEventFilter({ a: [1] }, 'body')(heir)).toBeFalse();
      expect(compileEventFilter({ a: [{ $not: 2 }] }, 'body')(heir)).toBeFalse();
      expect(compileEventFilter({ a: [{ $anythingBut: 1 }] }, 'body')(heir)).toBeTrue();
      expect(compileEventFilter({ a: missing }, 'body')(heir)).toBeTrue();
      expect(compileEventFilter({ a: {} }, 'body')(Object.create({ a: [] }))).toBeTrue();
    });

    it('takes an object without prototype', () => {
      const bare: unknown = Object.assign(Object.create(null) as object, { a: 1 });

      expect(compileEventFilter({ a: [1], toString: missing }, 'body')(bare)).toBeTrue();
    });
  });

  it('passes on what a getter throws', () => {
    const fault = new Error('no such thing');
    const body = {
      get a(): never {
        throw fault;
      },
    };

    expect(() => compileEventFilter({ a: [1] }, 'body')(body)).toThrow(fault);
    expect(compileEventFilter({ b: [1] }, 'body')(body)).toBeFalse();
  });

  it('stays as it was when the filter is changed', () => {
    const filter = { a: ['x'], b: { c: [{ $gt: 1 }] } };
    const test = compileEventFilter(filter, 'body');
    filter.a.push('y');
    filter.b.c[0]!.$gt = 100;
    filter.b.c = [];
    Object.assign(filter, { d: [1] });

    expect(test({ a: 'x', b: { c: 2 } })).toBeTrue();
    expect(test({ a: 'y', b: { c: 2 } })).toBeFalse();
    expect(test({ a: 'x', b: { c: 1 } })).toBeFalse();
  });

  it('takes what has been frozen', () => {
    const filter = Object.freeze({ a: Object.freeze([Object.freeze({ $between: Object.freeze([1, 2] as const) })]) });

    expect(compileEventFilter(filter, 'body')({ a: 1 })).toBeTrue();
  });

  it('nests a hundred levels deep, and says that more is too much', () => {
    const nest = (levels: number, core: unknown): unknown =>
      Array.from({ length: levels }).reduce((inner) => ({ a: inner }), core);

    expect(compileEventFilter(nest(101, ['x']), 'body')(nest(101, 'x'))).toBeTrue();
    expect(() => compileEventFilter(nest(102, ['x']), 'body')).toThrowError(
      FilterSyntaxError,
      /^body\.a\.a\.a[.a]*…: is nested too deep; is it cyclic\?$/,
    );
    expect(() => compileEventFilter(nest(100_000, ['x']), 'body')).toThrowError(FilterSyntaxError);
  });

  it('refuses a filter that contains itself', () => {
    const filter: Record<string, unknown> = { a: ['x'] };
    filter['self'] = { filter };
    const list: unknown[] = [];
    list.push(list, list);

    expect(() => compileEventFilter(filter, 'body')).toThrowError(FilterSyntaxError, /is it cyclic\?$/);
    expect(() => compileEventFilter({ list }, 'body')).toThrowError(FilterSyntaxError, /^body\.list\[0\]: must be/);
  });

  it('matches without running out of stack, however wide the filter is', () => {
    const keys = Array.from({ length: 20_000 }, (_, index) => [`k${String(index)}`, [index]] as const);
    const body = Object.fromEntries(keys.map(([key, [value]]) => [key, value]));

    expect(compileEventFilter(Object.fromEntries(keys), 'body')(body)).toBeTrue();
  });
});

describe('compileValue', () => {
  const notFilter = 'must be a list or a nested filter, not ';
  const notItem = 'must be a string or number or boolean or plain object, not ';
  const table: [unknown, string, string][] = [
    ['completed', 'body.a', `${notFilter}"completed"; write ["completed"]`],
    [200, 'body.a', `${notFilter}200; write [200]`],
    [true, 'body.a', `${notFilter}true; write [true]`],
    [null, 'body.a', `${notFilter}null`],
    [undefined, 'body.a', `${notFilter}undefined`],
    [NaN, 'body.a', `${notFilter}NaN`],
    [() => true, 'body.a', `${notFilter}a function`],
    [new Date(0), 'body.a', `${notFilter}"1970-01-01T00:00:00.000Z"`],
    [new Map(), 'body.a', `${notFilter}[object Map]`],
    [/x/, 'body.a', `${notFilter}[object RegExp]`],
    [{ $gt: 5 }, 'body.a.$gt', `${notFilter}5; operators stand in a list: [{"$gt":5}]`],
    [{ b: { c: 'x' } }, 'body.a.b.c', `${notFilter}"x"; write ["x"]`],
    [{ 'b.c': 'x' }, 'body.a["b.c"]', `${notFilter}"x"; write ["x"]`],
    [{ b: undefined }, 'body.a.b', `${notFilter}undefined`],
    [['x', 5], 'body.a[1]', 'must be a string like the first, not 5'],
    [[5, 'x'], 'body.a[1]', 'must be a number like the first, not "x"'],
    [[true, 'true'], 'body.a[1]', 'must be a boolean like the first, not "true"'],
    [['x', { $exists: true }], 'body.a[1]', 'must be a string like the first, not {"$exists":true}'],
    [[{ $exists: true }, 'x'], 'body.a[1]', 'must be a plain object like the first, not "x"'],
    [['x', null], 'body.a[1]', 'must be a string like the first, not null'],
    [[null], 'body.a[0]', `${notItem}null`],
    [[undefined], 'body.a[0]', `${notItem}undefined`],
    [[NaN], 'body.a[0]', `${notItem}NaN`],
    [[['x']], 'body.a[0]', `${notItem}["x"]`],
    [[[1, 2]], 'body.a[0]', `${notItem}[1,2]`],
    [new Array<string>(2), 'body.a[0]', `${notItem}undefined`],
    [[new Date(0)], 'body.a[0]', `${notItem}"1970-01-01T00:00:00.000Z"`],
    [[{}], 'body.a[0]', 'has no operator'],
    [[{ $exists: true }, {}], 'body.a[1]', 'has no operator'],
    [[{ $exist: true }], 'body.a[0]', 'unknown operator $exist; did you mean $exists?'],
    [[{ exists: true }], 'body.a[0]', 'unknown operator exists; did you mean $exists?'],
    [[{ $gt: 1, $lessThan: 5 }], 'body.a[0]', 'unknown operator $lessThan'],
    [[{ toString: 1 }], 'body.a[0]', 'unknown operator toString'],
    [[JSON.parse('{ "__proto__": 1 }')], 'body.a[0]', 'unknown operator __proto__'],
    [[{ $gt: '5' }], 'body.a[0].$gt', 'must be a number, not "5"'],
    [[{ $gt: 1 }, { $between: [1, 2, 3] }], 'body.a[1].$between', 'must be a pair of numbers, not [1,2,3]'],
    [[{ $anythingBut: ['a', 1] }], 'body.a[0].$anythingBut[1]', 'must be a string like the first, not 1'],
    [[{ $exists: undefined }], 'body.a[0].$exists', 'must be a boolean, not undefined'],
  ];
  for (const [value, path, problem] of table) {
    it(`refuses ${path}: ${problem}, in ${typeof value === 'object' ? JSON.stringify(value) : typeof value}`, () => {
      expect(() => compileValue(value, 'body.a')).toThrow(new FilterSyntaxError(path, problem));
    });
  }

  it('gives the place of the fault as a path', () => {
    expect(() => compileValue([{ $gt: '5' }], 'headers.age')).toThrowMatching(
      (error: unknown) => error instanceof FilterSyntaxError && error.path === 'headers.age[0].$gt',
    );
  });
});
