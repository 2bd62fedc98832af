import { readCost } from '../../../lib/schedule/readCost.js';

describe('readCost', () => {
  it('reads text, and has defaults', () => {
    expect(readCost('x', { cost: '2s' }).cost).toBe(2_000);
    expect(readCost('x', {}).cost).toBe(1_000);
    expect(readCost('x', {}).bound(1e-9)).toBe(1e-9);
    expect(readCost('x', {}).bound(1e9)).toBe(1e9);
  });

  it('keeps delays within bounds, of which the upper one rules, and finite without', () => {
    const { bound } = readCost('x', { minDelay: '1s', maxDelay: '1m' });

    expect([0, 1_000, 30_000, 60_000, 1e9, Infinity].map(bound)).toEqual([
      1_000, 1_000, 30_000, 60_000, 60_000, 60_000,
    ]);
    expect(readCost('x', { minDelay: 5, maxDelay: 3 }).bound(4)).toBe(3);
    expect(readCost('x', {}).bound(Infinity)).toBe(Number.MAX_SAFE_INTEGER);
  });

  it('refuses what is no duration', () => {
    expect(() => readCost('x', { cost: 0 })).toThrowError(
      RangeError,
      'x: cost must be a finite duration greater than 0, not 0',
    );
    expect(() => readCost('x', { cost: Infinity })).toThrowError(RangeError, /^x: cost must be/);
    expect(() => readCost('x', { minDelay: -1 })).toThrowError(RangeError, /^x: minDelay must be/);
    expect(() => readCost('x', { maxDelay: 0 })).toThrowError(RangeError, /^x: maxDelay must be/);
    expect(() => readCost('x', { cost: 'soon' })).toThrowError(/cost: "soon" is not a duration/);
  });
});
