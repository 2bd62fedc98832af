import fc from 'fast-check';
import { DurationSyntaxError } from '../../../lib/errors/durationSyntaxError.js';
import { atLeast } from '../../../lib/schedule/atLeast.js';
import { exponential } from '../../../lib/schedule/exponential.js';
import { fromDelays } from '../../../lib/schedule/fromDelays.js';
import { jittered } from '../../../lib/schedule/jittered.js';
import type { Schedule } from '../../../lib/schedule/schedule.js';
import { delaysOf } from './delaysOf.js';

describe('atLeast', () => {
  it('raises the delays, and stops where the schedule stops', () => {
    expect(delaysOf(atLeast(fromDelays([0, 10, '1s', 2_000]), '1s'), 5)).toEqual([
      1_000,
      1_000,
      1_000,
      2_000,
      undefined,
    ]);
  });

  it('keeps jitter from going below', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.integer({ min: 1 }),
        (share, bound) => {
          for (const attempt of [1, 2, 64, 5_000]) {
            const delay = atLeast(jittered(exponential(), { random: () => share }), bound)({ attempt, elapsed: 0 });
            expect(delay).toBeGreaterThanOrEqual(bound);
          }
        },
      ),
    );
  });

  it('leaves a wrong delay for others to see', () => {
    expect(atLeast(() => NaN, 5)({ attempt: 1, elapsed: 0 })).toBeNaN();
  });

  it('refuses a bound that is no delay, and a schedule that is no function', () => {
    expect(() => atLeast(exponential(), 0)).toThrowError(RangeError, /^atLeast: minDelay must be/);
    expect(() => atLeast(exponential(), Infinity)).toThrowError(RangeError, /^atLeast: minDelay must be/);
    expect(() => atLeast(exponential(), '-1s')).toThrowError(DurationSyntaxError, /^minDelay: /);
    expect(() => atLeast(undefined as unknown as Schedule, 5)).toThrowError(
      TypeError,
      /^atLeast: schedule must be a function/,
    );
  });
});
