import { compileCondition } from '../../condition/compileCondition.js';
import { valueOf } from './evaluate.js';
import { failureOf } from './failureOf.js';

describe('compileKey', () => {
  const ctx = { a: 1, 5: 2, null: 3, undefined: 4, true: 5, '1,2': 6, '[object Object]': 7, Infinity: 8, 0.5: 9 };

  const table: [string, unknown][] = [
    ['ctx.a', 1],
    ["ctx['a']", 1],
    ["ctx[('a')]", 1],
    ['ctx[`a`]', 1],
    ["ctx[`${'a'}`]", 1],
    ["ctx['' + 'a']", 1],
    ['ctx[5]', 2],
    ['ctx[2 + 3]', 2],
    ['ctx[0x5]', 2],
    ['ctx[.5]', 9],
    ['ctx[1 / 2]', 9],
    ['ctx[null]', 3],
    ['ctx[undefined]', 4],
    ['ctx[true]', 5],
    ['ctx[!false]', 5],
    ['ctx[[1, 2]]', 6],
    ['ctx[ctx]', 7],
    ['ctx[1 / 0]', 8],
    ['ctx.\\u0061', 1],
  ];
  for (const [text, value] of table) {
    it(`gives ${String(value)} for ${text}`, () => {
      expect(valueOf(text, ctx)).toBe(value);
    });
  }

  it('takes no symbol', () => {
    expect(failureOf(() => valueOf('ctx.a[ctx.s]', { a: {}, s: Symbol.iterator }))).toMatch(/^a symbol has no place /);
  });

  for (const text of ['ctx.constructor', "ctx['prototype']", 'ctx[`__proto__`]', "ctx?.[('constructor')]"]) {
    it(`refuses ${text}`, () => {
      expect(failureOf(() => compileCondition(`ctx => ${text}`))).toMatch(
        /^the field (constructor|prototype|__proto__) is not allowed /,
      );
    });
  }

  it('refuses a private name', () => {
    expect(failureOf(() => compileCondition('ctx => ctx.#a'))).toMatch(/#a|private/);
  });
});
