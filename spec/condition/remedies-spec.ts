import { compileCondition } from '../../condition/compileCondition.js';
import { expressions, remedyFor } from '../../condition/remedies.js';
import { valueOf } from './evaluate.js';
import { failureOf } from './failureOf.js';

describe('remedyFor', () => {
  it('gives the end of a message, or nothing', () => {
    expect(remedyFor('name', 'Number')).toBe('; write +x');
    expect(remedyFor('name', 'toString')).toBe('');
    expect(remedyFor('method', 'constructor')).toBe('');
  });

  const table: [string, string][] = [
    ['Object.keys(ctx.response)', "Object is not known to a condition; write 'name' in x"],
    ["Object.hasOwn(ctx.response, 'a')", "Object is not known to a condition; write 'name' in x"],
    ['Array.isArray(ctx.response)', "Array.isArray is not known to a condition; write typeof x?.length === 'number'"],
    ['Math.max(1, 2)', 'Math is not known to a condition; write a > b ? a : b, or x.toFixed()'],
    [
      'Date.now()',
      'Date is not known to a condition; compare ISO texts as they are; ctx.elapsed is the time of the poll',
    ],
    ['new Date()', 'new expression is not allowed; compare ISO texts as they are; ctx.elapsed is the time of the poll'],
    ['new Set([])', 'new expression is not allowed'],
    ['JSON.parse(ctx.response)', 'JSON is not known to a condition; ctx.response is the body, parsed already'],
    ['isNaN(ctx.response)', 'isNaN is not known to a condition; write +x !== +x'],
    ['parseInt(ctx.response, 10)', 'parseInt is not known to a condition; write +x'],
    ['Number.isInteger(ctx.response)', 'Number.isInteger is not known to a condition; write x % 1 === 0'],
    ['Number.MAX_VALUE', 'Number is not known to a condition; write +x'],
    ['ctx.response.filter(Boolean)', 'filter takes a function that is written in its place, such as (x) => !!x'],
    ['ctx.response.map(Number)', 'map takes a function that is written in its place, such as (x) => +x'],
    [
      'ctx.response.every(Number.isInteger)',
      'every takes a function that is written in its place, such as (x) => x % 1 === 0',
    ],
    ["ctx.response.match('a')", 'the method match is not allowed; use includes, startsWith or endsWith'],
    ["ctx.response.replaceAll('a', 'b')", 'the method replaceAll is not allowed; use split(…).join(…)'],
    ['ctx.response.sort()', 'the method sort is not allowed'],
    ['ctx.response.push(1)', 'the method push is not allowed'],
    ['ctx.response.flat()', 'the method flat is not allowed; write flatMap((item) => item)'],
    ["ctx.response.include('a')", 'the method include is not allowed; did you mean includes?'],
    ["ctx.response.hasOwnProperty('a')", "the method hasOwnProperty is not allowed; write 'name' in x"],
    ["ctx.headers.get('retry-after')", "the method get is not allowed; write ctx.headers['retry-after']"],
    ['ctx.response.json()', 'the method json is not allowed; ctx.response is the body, parsed already'],
    ['response.ok', 'response is not known to a condition; write ctx.response, or ({ response }) => …'],
    ['ctx.status & 1', 'the operator & is not allowed; write &&'],
    ['True', 'True is not known to a condition; write true'],
    ['return ctx.response', 'unexpected token; write (ctx) => … without it, or (ctx) => { return … }'],
    ['ctx.status and ctx.response', 'nothing may follow the function; write &&'],
    ['(ctx.status or ctx.response)', 'unexpected token; write ||'],
    ['not ctx.response', 'nothing may follow the function; write !'],
    ['(not ctx.response)', 'unexpected token; write !'],
    ['not(ctx.response)', 'not is not known to a condition; write !x'],
    ['ctx.status = 200', 'assignment expression is not allowed; write === to compare'],
    ['ctx.attempt > 1 && ctx.status = 200', 'assigning to rvalue; write === to compare'],
  ];
  for (const [expression, message] of table) {
    it(`says of ${expression}: ${message}`, () => {
      expect(failureOf(() => compileCondition(`ctx => ${expression}`)).replace(/ \(\d+:\d+\)\n[^]*$/, '')).toBe(
        message,
      );
    });
  }
});

describe('expressions', () => {
  it('are allowed themselves', () => {
    for (const expression of expressions.values()) {
      expect(() => valueOf(`[1].some((x) => ${expression})`)).not.toThrow();
    }
  });

  const values = [5, 1.5, NaN, Infinity, null, 'a', '', '7', true, []];
  const functions: Readonly<Record<string, (value: never) => unknown>> = { isNaN, isFinite, Boolean, Number };
  for (const [name, real] of Object.entries(functions)) {
    it(`give what ${name} gives`, () => {
      for (const value of values) {
        expect(valueOf(`[ctx].map((x) => ${expressions.get(name) ?? ''})[0]`, value)).toEqual(real(value as never));
      }
    });
  }
});
