import { compileCondition } from '../../condition/compileCondition.js';
import { valueOf } from './evaluate.js';
import { failureOf } from './failureOf.js';

describe('compileExpression', () => {
  const ctx = { a: { b: { c: 5 } }, list: [1, 2], none: null, text: 'abc', key: 'a' };

  const table: [string, unknown][] = [
    ['5', 5],
    ["'text'", 'text'],
    ['null', null],
    ['undefined', undefined],
    ['NaN', NaN],
    ['-Infinity', -Infinity],
    ['`a${1 + 1}b${ctx.text}`', 'a2babc'],
    ['``', ''],
    ['[1, [ctx.text], ...ctx.list]', [1, ['abc'], 1, 2]],
    ['ctx.a.b.c', 5],
    ["ctx['a'][`b`]['c']", 5],
    ['ctx[ctx.key].b.c', 5],
    ['ctx.list[0] + ctx.list[1]', 3],
    ['ctx.list.length + ctx.text.length', 5],
    ['ctx.text[1]', 'b'],
    ['ctx.missing', undefined],
    ['(5).missing', undefined],
    ['ctx.none?.b.c.d', undefined],
    ['ctx.none?.[ctx.boom.boom]', undefined],
    ['ctx.a?.b?.c', 5],
    ['(ctx.none?.b) ?? 1', 1],
    ['ctx.a.b.c > 4 ? ctx.key : ctx.boom.boom', 'a'],
    ['ctx.a.b.c > 5 ? ctx.boom.boom : ctx.key', 'a'],
    ['0 || ctx.key', 'a'],
    ['ctx.key || ctx.boom.boom', 'a'],
    ['0 && ctx.boom.boom', 0],
    ['1 && 2', 2],
    ['0 ?? ctx.boom.boom', 0],
    ['null ?? 2', 2],
    ['((ctx.key))', 'a'],
    ["({ a: 1, 'b': 2, [ctx.key + 'c']: 3, 5: 4 }).ac", 3],
    ['({ a: 1, a: 2 }).a', 2],
  ];
  for (const [text, value] of table) {
    it(`gives ${String(value)} for ${text}`, () => {
      expect(valueOf(text, ctx)).toEqual(value);
    });
  }

  const failures: [string, RegExp][] = [
    ['ctx.none.b', /^cannot read a field of null; write \?\. where it may be missing \(1:18\)/],
    ['ctx.missing.b', /^cannot read a field of undefined; /],
    ['(ctx.none?.b).c', /^cannot read a field of undefined; /],
    ['ctx.a | 1', /^the operator \| is not allowed; write \|\| /],
    ['ctx.a & 1', /^the operator & is not allowed; write && /],
    ['ctx.a ^ 1', /^the operator \^ is not allowed \(/],
    ['~ctx.a', /^the operator ~ is not allowed \(/],
    ['/a/', /^a regular expression is not allowed; use includes, startsWith or endsWith /],
    ['5n', /^a bigint is not allowed; write a number /],
    ['({ get a() { return 1; } })', /^a getter or setter is not allowed /],
    ['({ ...ctx })', /^spread element is not allowed /],
  ];
  for (const [text, message] of failures) {
    it(`fails for ${text}`, () => {
      expect(failureOf(() => valueOf(text, ctx))).toMatch(message);
    });
  }

  it('finds at call time what is not allowed, though it is never reached', () => {
    expect(failureOf(() => compileCondition('() => true || globalThis'))).toMatch(/^globalThis is not known /);
  });
});
