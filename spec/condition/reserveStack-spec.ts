import { reserveStack } from '../../condition/reserveStack.js';

describe('reserveStack', () => {
  it('gives the number of calls that are left at least', () => {
    expect(reserveStack(0)).toBe(0);
    expect(reserveStack(3_000)).toBe(3_000);
  });

  it('throws where there are fewer', () => {
    // A RangeError, but for Firefox.
    expect(() => reserveStack(1e9)).toThrowError();
  });
});
