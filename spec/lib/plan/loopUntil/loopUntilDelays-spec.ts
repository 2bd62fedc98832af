import * as fc from 'fast-check';
import { loopUntilDelays } from '../../../../lib/plan/loopUntil/loopUntilDelays.js';
import type { LoopUntilDelays } from '../../../../lib/plan/loopUntil/loopUntilRequest.js';
import { scheduleFrom } from '../../../../lib/schedule/scheduleFrom.js';

function delays(options: LoopUntilDelays, byDefault: 'fixed' | 'exponential', attempts: readonly number[]): unknown {
  const schedule = scheduleFrom(loopUntilDelays(options, byDefault));
  return attempts.map((attempt) => schedule({ attempt, elapsed: 0 }));
}

describe('loopUntilDelays', () => {
  const exponential = { strategy: 'exponential' } as const;
  const cases: [string, LoopUntilDelays, 'fixed' | 'exponential', readonly number[]][] = [
    ['strategy is what is said to be the default', {}, 'fixed', [1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000]],
    [
      'initialDelay is 1s, multiplier 2 and maxDelay 30s by default',
      {},
      'exponential',
      [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000],
    ],
    ['strategy is taken as given', exponential, 'fixed', [1_000, 2_000, 4_000, 8_000, 16_000, 30_000]],
    ['strategy may be fixed where it is not by default', { strategy: 'fixed' }, 'exponential', [1_000, 1_000, 1_000]],
    ['initialDelay may be text', { initialDelay: '2s' }, 'fixed', [2_000, 2_000]],
    ['initialDelay may be milliseconds', { initialDelay: 50 }, 'fixed', [50, 50]],
    ['initialDelay may be 0 where delays are all the same', { initialDelay: 0 }, 'fixed', [0, 0]],
    ['initialDelay may be 0 where delays grow, which it does not', { initialDelay: 0 }, 'exponential', [0, 0, 0]],
    [
      'initialDelay may be 0 as text, whatever it is multiplied by',
      { ...exponential, initialDelay: '0s', multiplier: 1e308 },
      'fixed',
      [0, 0, 0, 0],
    ],
    [
      'maxDelay does not cap delays that are all the same',
      { initialDelay: '2m', maxDelay: '60s' },
      'fixed',
      [120_000, 120_000],
    ],
    [
      'maxDelay caps the first delay too, given or not',
      { ...exponential, initialDelay: '2m' },
      'fixed',
      [30_000, 30_000],
    ],
    ['maxDelay may be milliseconds', { ...exponential, maxDelay: 1_500 }, 'fixed', [1_000, 1_500, 1_500]],
    ['multiplier is taken as given', { ...exponential, multiplier: 1.5 }, 'fixed', [1_000, 1_500, 2_250, 3_375]],
  ];
  for (const [title, options, byDefault, expected] of cases) {
    it(title, () => {
      expect(
        delays(
          options,
          byDefault,
          expected.map((_, index) => index + 1),
        ),
      ).toEqual(expected);
    });
  }

  it('follows min(initialDelay · multiplier^(k−1), maxDelay), however late the attempt', () => {
    const delay = fc.integer({ min: 1, max: 1e9 });
    fc.assert(
      fc.property(
        delay,
        delay,
        fc.double({ min: 0.1, max: 1e3, noNaN: true }),
        (initialDelay, maxDelay, multiplier) => {
          const attempts = [1, 2, 64, 5_000];

          expect(delays({ initialDelay, maxDelay, multiplier }, 'exponential', attempts)).toEqual(
            attempts.map((k) => Math.min(initialDelay * multiplier ** (k - 1), maxDelay)),
          );
        },
      ),
    );
  });
});
