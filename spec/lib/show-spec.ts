import fc from 'fast-check';
import { clip, show } from '../../lib/show.js';

describe('show', () => {
  const table: [unknown, string][] = [
    ['text', '"text"'],
    ['a "quote"\nand a line', '"a \\"quote\\"\\nand a line"'],
    [5, '5'],
    [NaN, 'NaN'],
    [-Infinity, '-Infinity'],
    [5n, '5'],
    [true, 'true'],
    [null, 'null'],
    [undefined, 'undefined'],
    [Symbol('s'), 'Symbol(s)'],
    [() => 5, 'a function'],
    [{}, '{}'],
    [[], '[]'],
    [{ a: [1, 'b'] }, '{"a":[1,"b"]}'],
    [Promise.resolve(), '[object Promise]'],
    [new Map([[1, 2]]), '[object Map]'],
    [/a+/, '[object RegExp]'],
    [new Error('boom'), '[object Error]'],
    [Object.create(null), '{}'],
    [{ toJSON: () => undefined }, 'an object'],
  ];
  for (const [index, [value, text]] of table.entries()) {
    it(`writes ${text} for value ${String(index)}, of type ${typeof value}`, () => {
      expect(show(value)).toBe(text);
    });
  }

  it('takes a value that has no JSON', () => {
    const value: unknown[] = [];
    value.push(value);

    expect(show(value)).toBe('an object');
    expect(show({ big: 5n })).toBe('an object');
  });

  it('writes any value on one short line', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(show(value).length).toBeLessThanOrEqual(200);
        expect(show(value)).not.toContain('\n');
      }),
    );
  });
});

describe('clip', () => {
  it('leaves a text that fits', () => {
    expect(clip('x'.repeat(200))).toBe('x'.repeat(200));
    expect(clip('abc', 3)).toBe('abc');
  });

  it('cuts a text that does not, and says so', () => {
    expect(clip('x'.repeat(201))).toBe(`${'x'.repeat(199)}…`);
    expect(clip('abcd', 3)).toBe('ab…');
  });
});
