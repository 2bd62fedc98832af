import { compileCondition } from '../../condition/compileCondition.js';
import { evaluate } from './evaluate.js';
import { failureOf } from './failureOf.js';

describe('compilePattern', () => {
  const context = { a: 1, b: { c: [2, { d: 3 }] }, none: null, 'x-y': 4, key: 'a' };

  const table: [string, unknown][] = [
    ['({ a }) => a', 1],
    ['({ a: e }) => e', 1],
    ['({ missing }) => missing', undefined],
    ['({ missing = 5 }) => missing', 5],
    ['({ none = 5 }) => none', null],
    ['({ a, missing = a + 1 }) => missing', 2],
    ["({ 'x-y': e }) => e", 4],
    ["({ ['x-y']: e }) => e", 4],
    ['({ key, [key]: e }) => e', 1],
    ['({ b: { c: [first, { d }] } }) => [first, d]', [2, 3]],
    ['({ b: { c: [, second, third = 6] } }) => [second.d, third]', [3, 6]],
    ['({ missing: { a } = { a: 7 } }) => a', 7],
    ['({ key: [letter] }) => letter', 'a'],
    ['({ toString }) => toString', undefined],
    ['({}) => 1', 1],
  ];
  for (const [text, value] of table) {
    it(`gives ${JSON.stringify(value)} for ${text}`, () => {
      expect(evaluate(text, context)).toEqual(value);
    });
  }

  const failures: [string, RegExp][] = [
    ['({ none: { a } }) => a', /^cannot read a field of null; .* \(1:10\)/],
    ['({ none: {} }) => 1', /^cannot read a field of null; /],
    ['({ missing: { a } }) => a', /^cannot read a field of undefined; /],
    ['({ a: [b] }) => b', /^cannot take a number for a list \(1:7\)/],
    ['({ none: [] }) => 1', /^cannot take null for a list /],
  ];
  for (const [text, message] of failures) {
    it(`fails for ${text}`, () => {
      expect(failureOf(() => evaluate(text, context))).toMatch(message);
    });
  }

  const refused: [string, RegExp][] = [
    ['({ ...rest }) => rest', /^rest element is not allowed /],
    ['([...rest]) => rest', /^rest element is not allowed /],
    ['([{ undefined }]) => 1', /^undefined is no name to give /],
    ['([{ a: constructor }]) => 1', /^constructor is no name to give /],
    ['([{ a = b, b }]) => a', /^b is used before it has a value \(1:9\)/],
    ['([{ a = a }]) => a', /^a is used before it has a value /],
    ['([{ a: { b: [c = d] }, d = 1 }]) => a', /^d is used before it has a value /],
  ];
  for (const [text, message] of refused) {
    it(`refuses ${text}`, () => {
      expect(failureOf(() => compileCondition(text))).toMatch(message);
    });
  }
});
