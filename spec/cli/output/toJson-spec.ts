import { toJson } from '../../../cli/output/toJson.js';

describe('toJson', () => {
  it('writes JSON that says the same, and steers no terminal', () => {
    const value = { a: 'x\u001b[2J\u009b2J\u007f\u202e', b: [1, null, 'größer ✓'] };

    expect(toJson(value)).toBe(String.raw`{"a":"x\u001b[2J\u009b2J\u007f\u202e","b":[1,null,"größer ✓"]}`);
    expect(JSON.parse(toJson(value, 2))).toEqual(value);
    expect(toJson([1], 2)).toBe('[\n  1\n]');
  });
});
