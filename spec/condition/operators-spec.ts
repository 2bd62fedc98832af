import fc from 'fast-check';
import { show } from '../../lib/show.js';
import { valueOf } from './evaluate.js';
import { failureOf } from './failureOf.js';

/** What the engine makes of two values. */
const real: Readonly<Record<string, (a: number, b: number) => unknown>> = {
  '===': (a, b) => a === b,
  '!==': (a, b) => a !== b,
  '==': (a, b) => a == b,
  '!=': (a, b) => a != b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '**': (a, b) => a ** b,
};

describe('binaryOperators', () => {
  const interesting = [
    0,
    -0,
    1,
    NaN,
    Infinity,
    '',
    '0',
    '1',
    ' 1 ',
    'a',
    'b',
    true,
    false,
    null,
    undefined,
    [],
    [1],
    ['a', 'b'],
    [[]],
    {},
    { a: 1 },
  ];

  for (const [operator, compute] of Object.entries(real)) {
    it(`gives for ${operator} what JavaScript gives`, () => {
      for (const a of interesting) {
        for (const b of [...interesting, a]) {
          expect(valueOf(`ctx.a ${operator} ctx.b`, { a, b }))
            .withContext(`${show(a)} ${operator} ${show(b)}`)
            .toEqual(compute(a as never, b as never));
        }
      }
    });
  }

  it('gives what JavaScript gives for any JSON', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.entries(real)),
        fc.jsonValue(),
        fc.jsonValue(),
        ([operator, compute], a, b) => {
          // An own toString, which would not be called, makes JavaScript throw.
          fc.pre(!/"(toString|valueOf)"/.test(JSON.stringify([a, b])));
          expect(valueOf(`ctx.a ${operator} ctx.b`, { a, b })).toEqual(compute(a as never, b as never));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('looks for own keys with in', () => {
    expect(valueOf("'a' in ctx && !('b' in ctx) && !('toString' in ctx)", { a: undefined })).toBe(true);
    expect(valueOf('1 in ctx && !(2 in ctx)', [1, 2])).toBe(true);
    expect(failureOf(() => valueOf("'a' in ctx", 'abc'))).toMatch(/^"in" looks into an object or a list, not text /);
    expect(failureOf(() => valueOf("'a' in ctx", null))).toMatch(/^"in" looks into an object or a list, not null /);
  });

  it('has no place for symbols and bigints', () => {
    for (const operator of ['+', '-', '<', '==', '*']) {
      expect(failureOf(() => valueOf(`ctx ${operator} 'a'`, Symbol('s')))).toMatch(/^a symbol has no place /);
      expect(failureOf(() => valueOf(`'a' ${operator} ctx`, 5n))).toMatch(/^a bigint has no place /);
    }
    expect(valueOf('ctx === ctx && ctx == ctx', 5n)).toBe(true);
  });
});

describe('unaryOperators', () => {
  const table: [string, unknown, unknown][] = [
    ['!ctx', 0, true],
    ['!ctx', [], false],
    ['-ctx', '5', -5],
    ['-ctx', {}, NaN],
    ['+ctx', ' 1.5 ', 1.5],
    ['+ctx', [], 0],
    ['+ctx', null, 0],
    ['+ctx', undefined, NaN],
    ['+ctx', true, 1],
    ['typeof ctx', undefined, 'undefined'],
    ['typeof ctx', null, 'object'],
    ['typeof ctx', [], 'object'],
    ['typeof ctx', 'a', 'string'],
    ['typeof ctx', 5, 'number'],
  ];
  for (const [text, value, result] of table) {
    it(`gives ${String(result)} for ${text} of ${show(value)}`, () => {
      expect(valueOf(text, value)).toEqual(result);
    });
  }
});
