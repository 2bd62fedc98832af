import fc from 'fast-check';
import { DurationSyntaxError } from '../../../lib/errors/durationSyntaxError.js';
import type { ExponentialOptions } from '../../../lib/schedule/exponential.js';
import { exponential } from '../../../lib/schedule/exponential.js';
import { delaysOf } from './delaysOf.js';

describe('exponential', () => {
  const table: [ExponentialOptions, number[]][] = [
    [{}, [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]],
    [{ initialDelay: 100, maxDelay: 350 }, [100, 200, 350, 350]],
    [{ initialDelay: '2s', maxDelay: '60s' }, [2_000, 4_000, 8_000, 16_000, 32_000, 60_000]],
    [{ initialDelay: 100, multiplier: 3 }, [100, 300, 900, 2_700]],
    [{ initialDelay: 1_000, multiplier: 1 }, [1_000, 1_000, 1_000]],
    [{ initialDelay: 1_000, multiplier: 0.5 }, [1_000, 500, 250]],
    [{ initialDelay: 1_000, multiplier: 1.8, maxDelay: 60_000 }, [1_000, 1_800, 3_240]],
    [{ initialDelay: 50, maxDelay: 20 }, [20, 20]],
    [{ initialDelay: '1m' }, [60_000, 60_000]],
    [{ initialDelay: '1m', maxDelay: Infinity }, [60_000, 120_000, 240_000]],
  ];
  for (const [options, delays] of table) {
    it(`says ${delays.join(', ')} with ${JSON.stringify(options)}, maxDelay ${String(options.maxDelay)}`, () => {
      expect(delaysOf(exponential(options), delays.length)).toEqual(delays);
    });
  }

  it('never stops and stays within its bounds', () => {
    const delays = fc.double({ min: 1e-3, max: 1e15, noNaN: true });
    fc.assert(
      fc.property(
        delays,
        fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
        delays,
        (initialDelay, multiplier, maxDelay) => {
          const schedule = exponential({ initialDelay, multiplier, maxDelay });
          for (const attempt of [1, 2, 64, 5_000]) {
            const delay = schedule({ attempt, elapsed: 0 });
            expect(delay).toBeGreaterThanOrEqual(0);
            expect(delay).toBeLessThanOrEqual(maxDelay);
          }
        },
      ),
    );
  });

  it('stays finite without a bound', () => {
    const schedule = exponential({ maxDelay: Infinity });

    expect(schedule({ attempt: 5_000, elapsed: 0 })).toBe(Number.MAX_SAFE_INTEGER);
  });

  for (const option of ['initialDelay', 'multiplier', 'maxDelay']) {
    it(`refuses a ${option} that is not positive`, () => {
      for (const value of [0, -1, NaN]) {
        const asked = (): unknown => exponential({ [option]: value });
        expect(asked).toThrowError(RangeError, new RegExp(`^exponential: ${option} must be .* greater than 0, not `));
      }
    });
  }

  it('refuses text that is no duration, and names the option', () => {
    expect(() => exponential({ maxDelay: '5x' })).toThrowMatching(
      (error) => error instanceof DurationSyntaxError && error.path === 'maxDelay',
    );
  });

  it('refuses an endless initialDelay, and a multiplier that is text', () => {
    expect(() => exponential({ initialDelay: Infinity })).toThrowError(RangeError, /initialDelay/);
    expect(() => exponential({ multiplier: '2' as unknown as number })).toThrowError(
      TypeError,
      /multiplier .* not "2"/,
    );
  });

  it('refuses an unknown option, and says which was meant', () => {
    const options = { maxDealy: 5 };

    expect(() => exponential(options as ExponentialOptions)).toThrowError(TypeError, /did you mean maxDelay\?$/);
  });
});
