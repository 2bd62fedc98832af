import { inspect } from './inspect.js';

describe('inspect', () => {
  const cases: readonly (readonly [unknown, string])[] = [
    ['text', 'text'],
    [1, '1'],
    [undefined, 'undefined'],
    [null, 'null'],
    [[1, 'a'], "[1, 'a']"],
    [{ a: 1, 'b-c': { d: 'e' } }, "{ a: 1, 'b-c': { d: 'e' } }"],
    [{}, '{}'],
    [new TypeError('no'), 'TypeError: no'],
  ];
  for (const [value, expected] of cases) {
    it(`writes ${expected}`, () => {
      expect(inspect(value)).toBe(expected);
    });
  }
});
