import fc from 'fast-check';
import { spread } from '../../../lib/schedule/spread.js';

describe('spread', () => {
  const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  const delay = fc.double({ min: 1e-3, max: 1e9, noNaN: true });

  it('gives full jitter anything from 0 to the delay', () => {
    expect(spread('full', 0, 800, 100, 50)).toBe(0);
    expect(spread('full', 0.25, 800, 100, 50)).toBe(200);
    fc.assert(
      fc.property(share, delay, (share, delay) => {
        const drawn = spread('full', share, delay, delay);
        expect(drawn).toBeGreaterThanOrEqual(0);
        expect(drawn).toBeLessThan(delay);
      }),
    );
  });

  it('gives equal jitter anything from half the delay to the delay', () => {
    expect(spread('equal', 0, 800, 100, 50)).toBe(400);
    expect(spread('equal', 0.25, 800, 100, 50)).toBe(500);
    fc.assert(
      fc.property(share, delay, (share, delay) => {
        const drawn = spread('equal', share, delay, delay);
        expect(drawn).toBeGreaterThanOrEqual(delay / 2);
        expect(drawn).toBeLessThanOrEqual(delay);
      }),
    );
  });

  it('gives decorrelated jitter anything from the base to three times the one before', () => {
    expect(spread('decorrelated', 0, 800, 100, 200)).toBe(100);
    expect(spread('decorrelated', 0.5, 800, 100, 200)).toBe(350);
    fc.assert(
      fc.property(share, delay, delay, (share, base, previous) => {
        const drawn = spread('decorrelated', share, base, base, previous);
        expect(drawn).toBeGreaterThanOrEqual(base);
        expect(drawn).toBeLessThanOrEqual(3 * Math.max(base, previous));
      }),
    );
  });

  it('takes the base for the one before when there was none, or a smaller one', () => {
    expect(spread('decorrelated', 0.5, 800, 100)).toBe(200);
    expect(spread('decorrelated', 0.5, 800, 100, 7)).toBe(200);
  });

  it('is no NaN and not endless at the end of all numbers', () => {
    expect(spread('decorrelated', 0, 1, 1, Number.MAX_VALUE)).toBe(1);
    expect(spread('decorrelated', 0.9, 1, 1, Number.MAX_VALUE)).toBe(Number.MAX_VALUE);
    expect(spread('equal', 0.9, Number.MAX_VALUE, 1)).toBeLessThan(Infinity);
  });
});
