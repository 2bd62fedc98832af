import { compileCondition } from '../../condition/compileCondition.js';
import { failureOf } from './failureOf.js';

describe('Scope', () => {
  const table: [string, string][] = [
    ['ctx => contx', 'contx is not known to a condition; did you mean ctx?'],
    ['ctx => somethingElse', 'somethingElse is not known to a condition'],
    ['ctx => Number', 'Number is not known to a condition; write +x'],
    ['ctx => parseInt', 'parseInt is not known to a condition; write +x'],
    ['ctx => parseFloat', 'parseFloat is not known to a condition; write +x'],
    ['ctx => String', 'String is not known to a condition; write `${x}`'],
    ['ctx => Boolean', 'Boolean is not known to a condition; write !!x'],
    ['ctx => toString', 'toString is not known to a condition'],
    [`ctx => ${'x'.repeat(9_000)}`, `${'x'.repeat(39)}… is not known to a condition`],
    ['ctx => [1].some((item) => item) && item', 'item is not known to a condition'],
    ['ctx => { { const inner = 1; } return inner; }', 'inner is not known to a condition'],
    ['ctx => { const a = b; const b = 1; return a; }', 'b is used before it has a value'],
    ['ctx => { const a = 1; { const b = a; const a = 2; return b; } }', 'a is used before it has a value'],
    ['ctx => { const a = [1].map(() => a); return a; }', 'a is used before it has a value'],
    ['NaN => 1', 'NaN is no name to give'],
    ['prototype => 1', 'prototype is no name to give'],
  ];
  for (const [text, message] of table) {
    it(`says of ${text.slice(0, 60)}: ${message}`, () => {
      expect(failureOf(() => compileCondition(text)).replace(/ \(\d+:\d+\)\n[^]*$/, '')).toBe(message);
    });
  }
});
