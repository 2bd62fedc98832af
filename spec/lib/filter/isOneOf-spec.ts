import { isOneOf } from '../../../lib/filter/isOneOf.js';

describe('isOneOf', () => {
  for (const list of [['a'], ['a', 'b'], ['a', 'b', 'c'], ['a', 'b', 'c', 'd']]) {
    it(`passes the values of a list of ${String(list.length)}, and no other`, () => {
      const test = isOneOf(list);

      for (const value of list) expect(test(value)).withContext(value).toBeTrue();
      for (const value of ['', 'A', 'ab', 0, null, undefined, ['a'], {}]) {
        expect(test(value)).withContext(JSON.stringify(value)).toBeFalse();
      }
    });
  }

  it('compares without coercion', () => {
    expect(isOneOf(['200'])(200)).toBeFalse();
    expect(isOneOf([200])('200')).toBeFalse();
    expect(isOneOf([true])('true')).toBeFalse();
    expect(isOneOf([true])(1)).toBeFalse();
    expect(isOneOf([0, 1, 2])(false)).toBeFalse();
  });

  it('takes zero and minus zero for the same', () => {
    for (const list of [[0], [0, 1], [0, 1, 2], [-0], [-0, 1], [-0, 1, 2]]) {
      expect(isOneOf(list)(0)).withContext(JSON.stringify(list)).toBeTrue();
      expect(isOneOf(list)(-0)).withContext(JSON.stringify(list)).toBeTrue();
    }
  });

  it('passes nothing when the list is empty', () => {
    expect(isOneOf([])(undefined)).toBeFalse();
  });

  it('keeps what the list held', () => {
    for (const list of [['a'], ['a', 'b'], ['a', 'b', 'c']]) {
      const test = isOneOf(list);
      list.splice(0, list.length, 'z');

      expect(test('a')).toBeTrue();
      expect(test('z')).toBeFalse();
    }
  });
});
