import fc from 'fast-check';
import { DurationSyntaxError } from '../../../lib/errors/durationSyntaxError.js';
import { exponential } from '../../../lib/schedule/exponential.js';
import { fibonacci } from '../../../lib/schedule/fibonacci.js';
import { jittered } from '../../../lib/schedule/jittered.js';
import { linear } from '../../../lib/schedule/linear.js';
import type { BackoffOptions } from '../../../lib/schedule/scheduleFrom.js';
import { backoffExpectations, readBackoff, scheduleFrom } from '../../../lib/schedule/scheduleFrom.js';
import { delaysOf } from './delaysOf.js';

const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const strategies = ['fixed', 'linear', 'exponential', 'fibonacci'] as const;

describe('scheduleFrom', () => {
  const table: [BackoffOptions, (number | undefined)[]][] = [
    [{}, [1_000, 2_000, 4_000, 8_000, 16_000, 30_000]],
    [{ strategy: 'fixed' }, [1_000, 1_000, 1_000]],
    [{ strategy: 'fixed', initialDelay: 0 }, [0, 0]],
    [{ strategy: 'fixed', initialDelay: '1m' }, [60_000, 60_000]],
    [{ strategy: 'fixed', initialDelay: '1m', maxDelay: '10s' }, [10_000, 10_000]],
    [{ strategy: 'linear', initialDelay: '10s' }, [10_000, 20_000, 30_000, 30_000]],
    [{ strategy: 'exponential', initialDelay: 100, multiplier: 3, maxDelay: 1_000 }, [100, 300, 900, 1_000]],
    [{ strategy: 'fibonacci', initialDelay: 100 }, [100, 100, 200, 300, 500]],
    [{ initialDelay: '2s', maxDelay: '60s', maxAttempts: 4 }, [2_000, 4_000, 8_000, undefined]],
    [{ initialDelay: '40s' }, [40_000, 40_000]],
    [{ strategy: 'fixed', maxElapsed: '2.5s' }, [1_000, 1_000, 500, undefined]],
    [{ jitter: 'none', maxAttempts: 2 }, [1_000, undefined]],
    [{ jitter: false, maxAttempts: 2 }, [1_000, undefined]],
    [{ jitter: true, random: () => 0.25 }, [250, 500, 1_000]],
    [{ jitter: 'full', random: () => 0.25 }, [250, 500, 1_000]],
    [{ jitter: 'equal', random: () => 0.5 }, [750, 1_500, 3_000]],
    [{ jitter: 'decorrelated', random: () => 0.5, maxDelay: 5_000 }, [2_000, 3_500, 5_000, 5_000]],
  ];
  for (const [options, delays] of table) {
    it(`says ${delays.join(', ')} with ${JSON.stringify(options)}`, () => {
      expect(delaysOf(scheduleFrom(options), delays.length)).toEqual(delays);
    });
  }

  it('takes an option that is undefined for one that is left out', () => {
    const options = { strategy: undefined, initialDelay: undefined, jitter: undefined, maxElapsed: undefined };

    expect(delaysOf(scheduleFrom(options as object), 2)).toEqual([1_000, 2_000]);
  });

  it('follows the same laws as the schedules of their names', () => {
    const delay = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(delay, delay, fc.integer({ min: 1, max: 5 }), (initialDelay, maxDelay, multiplier) => {
        const bounds = { initialDelay, maxDelay };
        const laws = {
          linear: linear(bounds),
          exponential: exponential({ ...bounds, multiplier }),
          fibonacci: fibonacci(bounds),
        };
        for (const strategy of ['linear', 'exponential', 'fibonacci'] as const) {
          const schedule = scheduleFrom({ strategy, ...bounds, multiplier });
          expect(delaysOf(schedule, 30)).toEqual(delaysOf(laws[strategy], 30));
        }
      }),
      { numRuns: 20 },
    );
  });

  it('follows the same laws of jitter as jittered', () => {
    fc.assert(
      fc.property(share, fc.constantFrom('full', 'equal', 'decorrelated'), (share, jitter) => {
        const random = (): number => share;
        const composed = jittered(exponential({ maxDelay: Infinity }), { jitter, random });
        const given = scheduleFrom({ maxDelay: Infinity, jitter, random });
        expect(delaysOf(given, 12)).toEqual(delaysOf(composed, 12));
      }),
      { numRuns: 20 },
    );
  });

  it('never exceeds maxDelay, jitter included, and is never NaN', () => {
    const jitters = ['none', 'full', 'equal', 'decorrelated'] as const;
    const delay = fc.double({ min: 1e-3, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(
        fc.constantFrom(...strategies),
        fc.constantFrom(...jitters),
        delay,
        delay,
        share,
        (strategy, jitter, initialDelay, maxDelay, share) => {
          const schedule = scheduleFrom({ strategy, jitter, initialDelay, maxDelay, random: () => share });
          for (const attempt of [1, 2, 64, 5_000]) {
            const next = schedule({ attempt, elapsed: 0, previousDelay: attempt === 1 ? undefined : maxDelay });
            expect(next).toBeGreaterThanOrEqual(0);
            expect(next).toBeLessThanOrEqual(maxDelay);
          }
        },
      ),
    );
  });

  it('stays finite without a bound', () => {
    for (const strategy of strategies) {
      const schedule = scheduleFrom({ strategy, jitter: 'decorrelated', maxDelay: Infinity });
      expect(schedule({ attempt: 5_000, elapsed: 0, previousDelay: Number.MAX_SAFE_INTEGER })).toBeLessThan(Infinity);
    }
  });

  it('limits nothing by Infinity', () => {
    const schedule = scheduleFrom({ maxAttempts: Infinity, maxElapsed: Infinity });

    expect(schedule({ attempt: 5_000, elapsed: 1e12 })).toBe(30_000);
  });

  const ranges: [keyof BackoffOptions, unknown[]][] = [
    ['initialDelay', [0, -1, NaN, Infinity, '0s']],
    ['multiplier', [0, -1, NaN]],
    ['maxDelay', [0, -1, NaN]],
    ['maxAttempts', [0, -1, 1.5, NaN]],
    ['maxElapsed', [0, -1, NaN]],
  ];
  for (const [option, values] of ranges) {
    it(`refuses ${option} out of range`, () => {
      for (const value of values) {
        expect(() => scheduleFrom({ [option]: value })).toThrowError(
          RangeError,
          new RegExp(`^scheduleFrom: ${option} must be`),
        );
      }
    });
  }

  it('refuses words, functions and durations of another type', () => {
    const wrong: [keyof BackoffOptions, unknown][] = [
      ['strategy', 'expo'],
      ['strategy', 'toString'],
      ['jitter', 'some'],
      ['jitter', 1],
      ['random', 0.5],
      ['initialDelay', null],
      ['maxAttempts', '3'],
    ];
    for (const [option, value] of wrong) {
      expect(() => scheduleFrom({ [option]: value })).toThrowError(new RegExp(`^scheduleFrom: ${option} must be`));
    }
  });

  it('refuses text that is no duration, and names the option', () => {
    for (const option of ['initialDelay', 'maxDelay', 'maxElapsed']) {
      expect(() => scheduleFrom({ [option]: '10 sec' })).toThrowMatching(
        (error) => error instanceof DurationSyntaxError && error.path === option,
      );
    }
  });

  it('refuses an unknown option, and says which was meant', () => {
    expect(() => scheduleFrom({ maxAttempt: 3 } as BackoffOptions)).toThrowError(
      TypeError,
      'scheduleFrom: unknown option "maxAttempt"; did you mean maxAttempts?',
    );
    expect(() => scheduleFrom(null as unknown as BackoffOptions)).toThrowError(
      TypeError,
      /options must be an object, not null/,
    );
  });
});

describe('readBackoff', () => {
  it('tells maxElapsed apart from the schedule, which knows nothing of it', () => {
    const { schedule, maxElapsed } = readBackoff({ strategy: 'fixed', maxElapsed: '5s' }, 'backoffSchedule');

    expect(maxElapsed).toBe(5_000);
    expect(schedule({ attempt: 9, elapsed: 60_000 })).toBe(1_000);
  });

  it('has no maxElapsed unless it is given', () => {
    expect(readBackoff({}, 'backoffSchedule').maxElapsed).toBe(Infinity);
  });

  it('speaks for the function that it is told', () => {
    expect(() => readBackoff({ maxDelay: 0 }, 'retryRequest')).toThrowError(RangeError, /^retryRequest: maxDelay /);
  });
});

describe('backoffExpectations', () => {
  it('knows every option', () => {
    const options: Required<BackoffOptions> = {
      strategy: 'linear',
      initialDelay: '1s',
      multiplier: 2,
      maxDelay: 5,
      jitter: true,
      random: Math.random,
      maxAttempts: 3,
      maxElapsed: '1m',
    };

    expect(Object.keys(backoffExpectations).sort()).toEqual(Object.keys(options).sort());
    for (const [name, value] of Object.entries(options)) {
      expect(backoffExpectations[name as keyof BackoffOptions].test(value))
        .withContext(name)
        .toBeTrue();
    }
  });
});
