import { valueOf } from './evaluate.js';
import { failureOf } from './failureOf.js';

describe('compileCall', () => {
  const ctx = { list: [1, 2, 3], text: 'abc', none: null, own: { includes: 1, some: [] } };

  const table: [string, unknown][] = [
    ["ctx.text.includes('b')", true],
    ["ctx.text['includes']('b')", true],
    ["ctx.text?.includes('b')", true],
    ["ctx.none?.includes('b')", undefined],
    ["ctx.none?.includes('b').a.b", undefined],
    ['ctx.none?.list.includes(ctx.boom.boom)', undefined],
    ['ctx.own.some.includes?.(1)', false],
    ["ctx.own.includes?.('a')", undefined],
    ['ctx.own.some?.((x) => x)', undefined],
    ['ctx.list.some((x) => x > 2)', true],
    ['ctx.toString()', '[object Object]'],
    ['ctx.own.toString?.()', '[object Object]'],
    ['ctx.none?.toString()', undefined],
    ['ctx.list?.some(function (x) { return x > 3; })', false],
    ['ctx.list.map((x, i, all) => x * i + all.length)', [3, 5, 9]],
    ['ctx.text.slice(...[1, 2])', 'b'],
  ];
  for (const [text, value] of table) {
    it(`gives ${String(value)} for ${text}`, () => {
      expect(valueOf(text, ctx)).toEqual(value);
    });
  }

  const failures: [string, RegExp][] = [
    ['ctx.own.includes(1)', /^includes is no method of an object \(1:17\)/],
    ['ctx.text.some((x) => x)', /^some is no method of text /],
    ['ctx.list.trim()', /^trim is no method of a list /],
    ['ctx.list.length.join()', /^join is no method of a number /],
    ["ctx.none.includes('a')", /^cannot read a field of null; write \?\. /],
    ["ctx.text.startWith('a')", /^the method startWith is not allowed; did you mean startsWith\? \(1:18\)/],
    ["ctx.text['replace']('a', 'b')", /^the method replace is not allowed/],
    [`ctx['${'x'.repeat(500)}']()`, /^the method x{39}… is not allowed \(/],
    ["ctx.list['so' + 'me']((x) => x)", /^a method is called by its written name /],
    ['ctx.text()', /^the method text is not allowed/],
    ['(ctx.text)()', /^only a method can be called, such as ctx\.response\.items\.includes\(…\) /],
    ['Number(ctx.text)', /^Number is not known to a condition; write \+x /],
    ['ctx()', /^only a method can be called/],
    ['ctx.list.some(Boolean)', /^some takes a function that is written in its place, such as \(x\) => !!x \(1:23\)/],
    ['ctx.list.some()', /^some takes a function .* such as \(x\) => … /],
    ['ctx.list.some(...[])', /^some takes a function/],
  ];
  for (const [text, message] of failures) {
    it(`fails for ${text.slice(0, 60)}`, () => {
      expect(failureOf(() => valueOf(text, ctx))).toMatch(message);
    });
  }
});
