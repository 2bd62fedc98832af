import { without } from '../../../lib/operation/without.js';

describe('without', () => {
  it('leaves out what is named, and changes nothing', () => {
    const object = Object.freeze({ a: 1, b: undefined, c: 3 });

    expect(without(object, 'a', 'c')).toEqual({ b: undefined });
    expect(without(object)).toEqual(object);
    expect(without(object)).not.toBe(object);
  });
});
