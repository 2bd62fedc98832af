import fc from 'fast-check';
import { atMost } from '../../../lib/schedule/atMost.js';
import { exponential } from '../../../lib/schedule/exponential.js';
import { fromDelays } from '../../../lib/schedule/fromDelays.js';
import type { JitteredOptions } from '../../../lib/schedule/jittered.js';
import { jittered } from '../../../lib/schedule/jittered.js';
import type { Schedule } from '../../../lib/schedule/schedule.js';
import { delaysOf } from './delaysOf.js';

describe('jittered', () => {
  const half = (): number => 0.5;

  const table: [JitteredOptions, number[]][] = [
    [{ random: half }, [500, 1_000, 2_000, 4_000]],
    [{ jitter: 'full', random: half }, [500, 1_000, 2_000, 4_000]],
    [{ jitter: 'equal', random: half }, [750, 1_500, 3_000, 6_000]],
    [{ jitter: 'decorrelated', random: half }, [2_000, 3_500, 5_750, 9_125]],
    [{ jitter: 'decorrelated', random: () => 0 }, [1_000, 1_000, 1_000, 1_000]],
  ];
  for (const [options, delays] of table) {
    it(`says ${delays.join(', ')} by ${options.jitter ?? 'default'} jitter`, () => {
      expect(delaysOf(jittered(exponential(), options), delays.length)).toEqual(delays);
    });
  }

  it('draws by Math.random unless told otherwise, and covers the range', () => {
    const delays = delaysOf(jittered(exponential({ multiplier: 1 })), 500).map((delay) => delay ?? NaN);

    expect(Math.min(...delays)).toBeGreaterThanOrEqual(0);
    expect(Math.min(...delays)).toBeLessThan(100);
    expect(Math.max(...delays)).toBeLessThan(1_000);
    expect(Math.max(...delays)).toBeGreaterThan(900);
  });

  it('stops where the plain schedule stops', () => {
    for (const jitter of ['full', 'equal', 'decorrelated'] as const) {
      expect(delaysOf(jittered(fromDelays([8, 8]), { jitter, random: () => 0 }), 4).slice(2)).toEqual([
        undefined,
        undefined,
      ]);
    }
  });

  it('decorrelates from the first delay of the plain schedule', () => {
    const schedule = jittered(fromDelays([7, 100]), { jitter: 'decorrelated', random: () => 0 });

    expect(schedule({ attempt: 2, elapsed: 0, previousDelay: 50 })).toBe(7);
  });

  it('stays within its bounds, and is never NaN', () => {
    const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom('full', 'equal', 'decorrelated'), share, (jitter, share) => {
        const schedule = atMost(jittered(exponential({ maxDelay: 5_000 }), { jitter, random: () => share }), 5_000);
        for (const attempt of [1, 2, 64, 5_000]) {
          const delay = schedule({ attempt, elapsed: 0, previousDelay: attempt === 1 ? undefined : 4_000 });
          expect(delay).toBeGreaterThanOrEqual(0);
          expect(delay).toBeLessThanOrEqual(5_000);
        }
      }),
    );
  });

  it('stays finite after thousands of steps without a bound', () => {
    const schedule = jittered(exponential({ maxDelay: Infinity }), { jitter: 'decorrelated', random: () => 0.9 });

    expect(delaysOf(schedule, 5_000).every(Number.isFinite)).toBeTrue();
  });

  it('leaves a wrong delay for others to see', () => {
    expect(jittered(() => NaN)({ attempt: 1, elapsed: 0 })).toBeNaN();
    expect(jittered(() => null as unknown as number)({ attempt: 1, elapsed: 0 })).toBeNull();
  });

  it('refuses options that are not right', () => {
    expect(() => jittered(exponential(), { jitter: 'none' as 'full' })).toThrowError(
      TypeError,
      'jittered: jitter must be one of full, equal, decorrelated, not "none"',
    );
    expect(() => jittered(exponential(), { random: 0.5 as unknown as () => number })).toThrowError(
      /^jittered: random must be/,
    );
    expect(() => jittered({} as Schedule)).toThrowError(TypeError, /^jittered: schedule must be a function/);
  });
});
