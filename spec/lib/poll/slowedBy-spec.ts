import * as fc from 'fast-check';
import { slowedBy } from '../../../lib/poll/slowedBy.js';

describe('slowedBy', () => {
  /** Of an attempt that took 100 ms and is followed by another after 1 s, at 5 s of the poll. */
  const after = (
    plan: Partial<Parameters<typeof slowedBy>[0]>,
    attempt: Partial<Parameters<typeof slowedBy>[1]> = {},
  ): number =>
    slowedBy(
      { maxElapsed: Infinity, ...plan },
      { scheduledDelay: 1_000, nextDelay: 1_000, duration: 100, ...attempt },
      5_000,
    );

  const cases: [string, number, number][] = [
    ['nothing without slowDown', after({}), 0],
    ['nothing where it is 1', after({ slowDown: 1 }), 0],
    ['so many times the delay, less the one that is waited anyway', after({ slowDown: 4 }), 3_000],
    ['less where the server asks for some of it', after({ slowDown: 4 }, { nextDelay: 3_000 }), 1_000],
    ['nothing where the server asks for more', after({ slowDown: 4 }, { nextDelay: 60_000 }), 0],
    ['what leaves time for one attempt', after({ slowDown: 4, maxElapsed: 7_000 }), 1_900],
    ['nothing where no time is left', after({ slowDown: 4, maxElapsed: 5_000 }), 0],
    [
      'all of it where the deadline stands still',
      after({ slowDown: 4, maxElapsed: 7_000, pauseDeadline: true }),
      3_000,
    ],
    [
      'nothing where the schedule has ended',
      after({ slowDown: 4 }, { scheduledDelay: undefined, nextDelay: undefined }),
      0,
    ],
  ];
  for (const [what, actual, expected] of cases) {
    it(`is ${what}`, () => {
      expect(actual).toBe(expected);
    });
  }

  it('is never negative and never NaN', () => {
    const time = fc.integer({ min: 0, max: 2 ** 40 });
    fc.assert(
      fc.property(time, time, time, time, fc.double({ min: 1, max: 1e300, noNaN: true }), (a, b, c, d, slowDown) => {
        expect(
          slowedBy({ slowDown, maxElapsed: a }, { scheduledDelay: b, nextDelay: c, duration: d }, a),
        ).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
