import * as fc from 'fast-check';
import { laggedBackoff } from '../../../lib/retry/laggedBackoff.js';
import type { LaggedBackoffOptions } from '../../../lib/retry/laggedBackoff.js';

/** The delays until it stops, or the first ten. */
function delays(options: LaggedBackoffOptions, random?: () => number): (number | undefined)[] {
  const schedule = laggedBackoff(options, random);
  const told = Array.from({ length: 10 }, (_, index) => schedule({ attempt: index + 1, elapsed: 0 }));
  return told.slice(0, told.includes(undefined) ? told.indexOf(undefined) : undefined);
}

describe('laggedBackoff', () => {
  const exact = { randomize: false };
  const cases: [string, LaggedBackoffOptions, number[]][] = [
    ['four times where nothing is said, the first delay twice', {}, [1_000, 1_000, 1_800, 3_240]],
    ['with what is left out', { limit: undefined, factor: undefined }, [1_000, 1_000, 1_800, 3_240]],
    [
      'up to a bound',
      { limit: 10, factor: 2, maxTimeoutInMs: 10_000 },
      [1_000, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000, 10_000],
    ],
    ['by the bound where it is below the first delay', { minTimeoutInMs: 50, maxTimeoutInMs: 20 }, [20, 20, 20, 20]],
    ['in whole milliseconds', { minTimeoutInMs: 10.4, factor: 1.1, limit: 4 }, [10, 10, 11]],
    ['from 1 ms', { minTimeoutInMs: 0, factor: 10 }, [1, 1, 10, 100]],
    ['until a limit that has decimals', { limit: 2.5 }, [1_000, 1_000]],
    ['not at all where the limit is one try', { limit: 1 }, []],
    ['not at all where the limit is less', { limit: -3 }, []],
    ['without end where there is no limit', { limit: Infinity, factor: 1 }, Array<number>(10).fill(1_000)],
    ['at once where the factor makes no sense', { factor: -2, limit: 4 }, [1_000, 1_000, 0]],
  ];
  for (const [what, options, expected] of cases) {
    it(`waits ${what}`, () => {
      expect(delays({ ...exact, ...options })).toEqual(expected);
    });
  }

  it('spreads delays from once to twice, by the numbers that it is given, before it bounds them', () => {
    expect(delays({}, () => 0)).toEqual([1_000, 1_000, 1_800, 3_240]);
    expect(delays({}, () => 0.5)).toEqual([1_500, 1_500, 2_700, 4_860]);
    expect(delays({ maxTimeoutInMs: 2_000 }, () => 0.5)).toEqual([1_500, 1_500, 2_000, 2_000]);
  });

  it('hides no number that is none: checkDelay tells of it', () => {
    for (const given of [NaN, undefined as never]) expect(delays({ limit: 2 }, () => given)).toEqual([NaN]);
  });

  it('gives delays only, whatever the numbers', () => {
    const number = fc.double({ noNaN: true });
    const finite = fc.double({ noNaN: true, max: 1e300, maxExcluded: true });
    const options = fc.record({ factor: number, minTimeoutInMs: finite, maxTimeoutInMs: number });
    fc.assert(
      fc.property(options, fc.constantFrom(1, 2, 64, 5_000), (options, attempt) => {
        const delay = laggedBackoff({ ...options, limit: Infinity })({ attempt, elapsed: 0 }) ?? NaN;
        return Number.isSafeInteger(delay) ? delay >= 0 : delay >= 0 && delay <= options.maxTimeoutInMs;
      }),
    );
    expect().nothing();
  });
});
