import fc from 'fast-check';
import { squareRoot } from '../../../lib/schedule/squareRoot.js';
import { upTo } from '../../../lib/schedule/upTo.js';
import { delaysOf } from './delaysOf.js';

describe('squareRoot', () => {
  const table: [number, number, number][] = [
    [1_000, 0, 500],
    [1_000, 500, 1_500],
    [1_000, 2_000, 2_500],
    [2_000, 100_000, 21_000],
    [8_000, 3_600_000, 244_000],
    [1_000, -5, 500],
  ];
  for (const [cost, elapsed, delay] of table) {
    it(`says ${String(delay)} after ${String(elapsed)} at ${String(cost)} a request`, () => {
      expect(squareRoot({ cost })({ attempt: 1, elapsed })).toBeCloseTo(delay, 6);
    });
  }

  it('asks as often as its density sums up to: √(2t / cost)', () => {
    const delays = delaysOf(squareRoot({ cost: 1_000 }), 50).map((delay) => delay ?? NaN);
    const elapsed = delays.reduce((sum, delay) => sum + delay, 0);

    expect(Math.sqrt((2 * elapsed) / 1_000)).toBeCloseTo(50, 6);
  });

  it('looks at nothing but the time, so that it goes on anywhere', () => {
    const schedule = squareRoot();

    expect(schedule({ attempt: 1, elapsed: 9_000 })).toBe(schedule({ attempt: 70, elapsed: 9_000, previousDelay: 1 }));
  });

  it('stays within its bounds, and stops by upTo', () => {
    const schedule = squareRoot({ minDelay: '1s', maxDelay: '2s' });

    expect(delaysOf(upTo(schedule, { attempts: 4 }), 4).map((delay) => delay && Math.round(delay))).toEqual([
      1_000,
      1_914,
      2_000,
      undefined,
    ]);
  });

  it('is finite, at least 0, and grows with the time and the cost', () => {
    const time = fc.double({ min: 0, max: Number.MAX_VALUE, noNaN: true });
    const cost = fc.double({ min: Number.MIN_VALUE, max: Number.MAX_VALUE, noNaN: true });
    fc.assert(
      fc.property(time, time, cost, cost, (elapsed, later, cost, dearer) => {
        const delay = squareRoot({ cost })({ attempt: 1, elapsed }) ?? NaN;

        expect(delay).toBeGreaterThanOrEqual(0);
        expect(delay).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER);
        expect(squareRoot({ cost })({ attempt: 1, elapsed: Math.max(elapsed, later) })).toBeGreaterThanOrEqual(delay);
        expect(squareRoot({ cost: Math.max(cost, dearer) })({ attempt: 1, elapsed })).toBeGreaterThanOrEqual(delay);
      }),
    );
  });

  it('is a number at the greatest cost, too', () => {
    expect(squareRoot({ cost: Number.MAX_VALUE })({ attempt: 1, elapsed: 0 })).toBe(Number.MAX_SAFE_INTEGER);
  });

  it('refuses options that are not right', () => {
    expect(() => squareRoot({ cost: 0 })).toThrowError(RangeError, /^squareRoot: cost must be/);
    expect(() => squareRoot({ cost: {} as number })).toThrowError(TypeError, /^squareRoot: cost must be/);
    expect(() => squareRoot({ costs: 1 } as object)).toThrowError(TypeError, /did you mean cost\?/);
  });
});
