import { compileCondition } from '../../condition/compileCondition.js';
import { evaluate } from './evaluate.js';
import { failureOf } from './failureOf.js';

describe('compileFunction', () => {
  const table: [string, unknown, unknown][] = [
    ['(n) => n', 5, 5],
    ['(n = 3) => n', undefined, 3],
    ['() => 1', 5, 1],
    ['(n) => { return n; }', 5, 5],
    ['(n) => { return; }', 5, undefined],
    ['(n) => { }', 5, undefined],
    ['(n) => { ; ; return n }', 5, 5],
    ['(n) => { return n; return 1; }', 5, 5],
    ['(n) => { if (n > 1) return 1; return 2; }', 5, 1],
    ['(n) => { if (n > 1) return 1; return 2; }', 0, 2],
    ['(n) => { if (n > 1) { return 1; } else { return 2; } }', 0, 2],
    ['(n) => { if (n > 1) ; else if (n > 0) return 2; return 3; }', 1, 2],
    ['(n) => { const m = n + 1, o = m * 2; return o; }', 1, 4],
    ['(n) => { const m = 1; { const m = 2; if (n) { const m = 3; } } return m; }', 1, 1],
    ['(n) => { { return n; } }', 1, 1],
    ['(n) => [1, 2].map((m) => { const o = m + n; return o; })', 1, [2, 3]],
    ['(n) => [1].map((m) => [2].map((n) => n + m)).concat(n)', 9, [[3], 9]],
    ['function (n) { return n; }', 5, 5],
    ['function named(n) { return n; }', 5, 5],
  ];
  for (const [text, parameter, value] of table) {
    it(`gives ${String(value)} for ${text} of ${String(parameter)}`, () => {
      expect(evaluate(text, parameter)).toEqual(value);
    });
  }

  const failures: [string, RegExp][] = [
    ['async (n) => n', /^an async function is not allowed; a condition answers at once \(1:1\)/],
    ['function* (n) { }', /^a generator is not allowed /],
    ['(n) => { let m = 1; return m; }', /^let is not allowed; write const \(1:10\)/],
    ['(n) => { var m = 1; return m; }', /^var is not allowed; write const /],
    ['(n) => { n; }', /^expression statement is not allowed; write return before it /],
    ['(n) => { while (n) return 1; }', /^while statement is not allowed; use some, every or find of a list /],
    ['(...n) => n', /^rest element is not allowed \(1:2\)/],
    ['(n) => { const m = o; const o = 1; return m; }', /^o is used before it has a value \(1:20\)/],
  ];
  for (const [text, message] of failures) {
    it(`refuses ${text}`, () => {
      expect(failureOf(() => compileCondition(text))).toMatch(message);
    });
  }
});
