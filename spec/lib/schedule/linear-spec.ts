import fc from 'fast-check';
import { DurationSyntaxError } from '../../../lib/errors/durationSyntaxError.js';
import type { LinearOptions } from '../../../lib/schedule/linear.js';
import { linear } from '../../../lib/schedule/linear.js';
import { delaysOf } from './delaysOf.js';

describe('linear', () => {
  const table: [LinearOptions, number[]][] = [
    [{}, [1_000, 2_000, 3_000, 4_000]],
    [{ initialDelay: 100 }, [100, 200, 300, 400]],
    [{ initialDelay: 100, increment: 50 }, [100, 150, 200, 250]],
    [{ initialDelay: '1s', increment: '500ms', maxDelay: '1.7s' }, [1_000, 1_500, 1_700, 1_700]],
    [{ initialDelay: 100, maxDelay: 40 }, [40, 40, 40, 40]],
    [{ initialDelay: 25_000 }, [25_000, 30_000, 30_000, 30_000]],
    [{ initialDelay: '1m' }, [60_000, 60_000, 60_000, 60_000]],
    [{ initialDelay: '1m', maxDelay: Infinity }, [60_000, 120_000, 180_000, 240_000]],
  ];
  for (const [options, delays] of table) {
    it(`says ${delays.join(', ')} with ${JSON.stringify(options)}, maxDelay ${String(options.maxDelay)}`, () => {
      expect(delaysOf(linear(options), delays.length)).toEqual(delays);
    });
  }

  it('never stops and stays within its bounds', () => {
    const positive = fc.double({ min: 1e-3, max: 1e15, noNaN: true });
    fc.assert(
      fc.property(positive, positive, positive, (initialDelay, increment, maxDelay) => {
        const schedule = linear({ initialDelay, increment, maxDelay });
        for (const attempt of [1, 2, 64, 5_000]) {
          const delay = schedule({ attempt, elapsed: 0 });
          expect(delay).toBeGreaterThan(0);
          expect(delay).toBeLessThanOrEqual(maxDelay);
        }
      }),
    );
  });

  for (const option of ['initialDelay', 'increment', 'maxDelay']) {
    it(`refuses an ${option} that is not positive`, () => {
      for (const value of [0, -1, NaN, '0s']) {
        expect(() => linear({ [option]: value })).toThrowError(RangeError, new RegExp(`^linear: ${option} must be`));
      }
    });

    it(`refuses an ${option} that is text but no duration`, () => {
      expect(() => linear({ [option]: '5 parsecs' })).toThrowMatching(
        (error) => error instanceof DurationSyntaxError && error.path === option,
      );
    });
  }

  it('refuses an endless delay', () => {
    expect(() => linear({ initialDelay: Infinity })).toThrowError(RangeError, /initialDelay/);
    expect(() => linear({ increment: Infinity })).toThrowError(RangeError, /increment/);
  });

  it('refuses an unknown option, and says which was meant', () => {
    const options = { incremen: 5 };

    expect(() => linear(options as LinearOptions)).toThrowError(
      TypeError,
      /unknown option "incremen"; did you mean increment\?/,
    );
  });
});
