import { compileCondition } from '../../condition/compileCondition.js';
import { failureOf } from './failureOf.js';

describe('refusal', () => {
  const table: [string, string][] = [
    ['ctx => this', 'this expression is not allowed'],
    ['ctx => ctx.a = 1', 'assignment expression is not allowed; write === to compare'],
    ['ctx => new ctx()', 'new expression is not allowed'],
    ['ctx => (1, 2)', 'sequence expression is not allowed'],
    ['ctx => ctx.a++', 'update expression is not allowed'],
    ['ctx => `a`.b`c`', 'tagged template expression is not allowed'],
    ["ctx => import('a')", 'import expression is not allowed'],
    ['ctx => { for (;;) ; }', 'for statement is not allowed; use some, every or find of a list'],
    ['ctx => { switch (1) { } }', 'switch statement is not allowed; use if'],
    ['ctx => { try { } finally { } }', 'try statement is not allowed; write ?. where a field may be missing'],
    ['ctx => { ctx; }', 'expression statement is not allowed; write return before it'],
    [
      'ctx => (a) => a',
      'arrow function expression is not allowed; a function stands only as the argument of some, every, find, findIndex, findLast, findLastIndex, filter, map, flatMap, reduce',
    ],
  ];
  for (const [text, message] of table) {
    it(`says of ${text} what is not allowed`, () => {
      expect(failureOf(() => compileCondition(text)).replace(/ \(\d+:\d+\)\n[^]*$/, '')).toBe(message);
    });
  }
});
