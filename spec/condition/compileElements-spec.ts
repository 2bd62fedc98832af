import { valueOf } from './evaluate.js';
import { failureOf } from './failureOf.js';

describe('compileElements', () => {
  const table: [string, unknown][] = [
    ['[]', []],
    ['[1, , 2]', [1, undefined, 2]],
    ["[...[1, 2], 3, ...[], ...'ab']", [1, 2, 3, 'a', 'b']],
    ["[...'a\u{1f600}']", ['a', '\u{1f600}']],
    ['[[1]].concat(...[[2], [3]])', [[1], 2, 3]],
  ];
  for (const [text, value] of table) {
    it(`gives ${JSON.stringify(value)} for ${text}`, () => {
      expect(valueOf(text)).toEqual(value);
    });
  }

  it('gives a new list each time', () => {
    const list = [1, 2];

    expect(valueOf('[...ctx]', list)).not.toBe(list);
  });

  for (const [text, kind] of [
    ['[...5]', 'a number'],
    ['[...null]', 'null'],
    ['[...{}]', 'an object'],
    ['[...true]', 'a boolean'],
  ]) {
    it(`fails for ${String(text)}`, () => {
      expect(failureOf(() => valueOf(text!))).toMatch(`cannot take ${kind!} for a list \\(1:10\\)`);
    });
  }
});
