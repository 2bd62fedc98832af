import fc from 'fast-check';
import { DurationSyntaxError } from '../../../lib/errors/durationSyntaxError.js';
import type { FibonacciOptions } from '../../../lib/schedule/fibonacci.js';
import { fibonacci } from '../../../lib/schedule/fibonacci.js';
import { delaysOf } from './delaysOf.js';

describe('fibonacci', () => {
  const table: [FibonacciOptions, number[]][] = [
    [{}, [1_000, 1_000, 2_000, 3_000, 5_000, 8_000, 13_000, 21_000, 30_000]],
    [{ initialDelay: 100, maxDelay: 400 }, [100, 100, 200, 300, 400, 400]],
    [{ initialDelay: '40s' }, [40_000, 40_000, 40_000]],
    [{ initialDelay: '40s', maxDelay: Infinity }, [40_000, 40_000, 80_000]],
  ];
  for (const [options, delays] of table) {
    it(`says ${delays.join(', ')} with ${JSON.stringify(options)}, maxDelay ${String(options.maxDelay)}`, () => {
      expect(delaysOf(fibonacci(options), delays.length)).toEqual(delays);
    });
  }

  it('never stops and stays within its bounds', () => {
    const positive = fc.double({ min: 1e-3, max: 1e15, noNaN: true });
    fc.assert(
      fc.property(positive, positive, (initialDelay, maxDelay) => {
        const schedule = fibonacci({ initialDelay, maxDelay });
        for (const attempt of [1, 2, 64, 5_000]) {
          const delay = schedule({ attempt, elapsed: 0 });
          expect(delay).toBeGreaterThan(0);
          expect(delay).toBeLessThanOrEqual(maxDelay);
        }
      }),
    );
  });

  it('refuses options that are not right, and names them', () => {
    expect(() => fibonacci({ initialDelay: 0 })).toThrowError(RangeError, /^fibonacci: initialDelay /);
    expect(() => fibonacci({ maxDelay: -5 })).toThrowError(RangeError, /^fibonacci: maxDelay /);
    expect(() => fibonacci({ maxDelay: '' })).toThrowError(DurationSyntaxError, /^maxDelay: /);
    expect(() => fibonacci({ multiplier: 2 } as FibonacciOptions)).toThrowError(
      TypeError,
      /unknown option "multiplier"/,
    );
  });
});
