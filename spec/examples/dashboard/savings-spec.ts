import { constant, exponential, fromDelays } from 'rxpoll';
import type { Attempt, Schedule } from 'rxpoll';
import { savedByHint, savedByPause } from '../../../examples/dashboard/savings.js';

describe('savedByPause', () => {
  const cases: readonly [title: string, schedule: Schedule, now: number, saved: number][] = [
    ['nothing before the attempt is due', constant(1_000), 9_999, 0],
    ['nothing for the attempt that runs when the pause ends', constant(1_000), 10_000, 0],
    ['nothing until a second one would be due, which waits for the first to end', constant(1_000), 11_099, 0],
    ['one when a second would be due', constant(1_000), 11_100, 1],
    ['each that would have been due', constant(1_000), 15_500, 5],
    [
      'delays as they grow from the attempt on: 2 s, 4 s, 4 s',
      exponential({ initialDelay: 500, maxDelay: 4_000 }),
      20_300,
      3,
    ],
    ['nothing beyond the end of the schedule', fromDelays([100, 100, 100, 100]), 60_000, 2],
  ];
  for (const [title, schedule, now, saved] of cases) {
    it(`counts ${title}`, () => {
      expect(savedByPause({ number: 3, dueAt: 10_000, duration: 100 }, now, schedule)).toBe(saved);
    });
  }

  it('counts a pause of years without taking long', () => {
    expect(savedByPause({ number: 1, dueAt: 0, duration: 0 }, 1e12, constant(0))).toBe(10_000);
  });
});

describe('savedByHint', () => {
  /** Attempt 3 ends at 10,000; the schedule would ask again every second, each attempt taking 100 ms. */
  const cases: readonly (readonly [title: string, wait: Partial<Attempt>, now: number, saved: number])[] = [
    ['nothing of a wait that the schedule rules', { nextDelay: 1_000 }, 60_000, 0],
    ['nothing of one that a deadline has cut', { nextDelay: 400, delayReason: 'deadline' }, 60_000, 0],
    ['nothing of one that is no longer than an attempt more', { nextDelay: 2_099 }, 60_000, 0],
    ['one where a second would be due', { nextDelay: 2_100 }, 60_000, 1],
    ['each that would have been due', { nextDelay: 5_500 }, 60_000, 4],
    ['no more than the time has come for', { nextDelay: 5_500 }, 13_250, 2],
    ['nothing where the poll ends', { nextDelay: undefined, delayReason: 'retry-after' }, 60_000, 0],
    ['nothing where the schedule had ended', { scheduledDelay: undefined, nextDelay: 5_500 }, 60_000, 0],
  ];
  for (const [title, wait, now, saved] of cases) {
    it(`counts ${title}`, () => {
      const attempt: Attempt = {
        number: 3,
        startedAt: 9_900,
        duration: 100,
        elapsed: 9_900,
        response: {},
        nextDelay: 1_000,
        delayReason: 'rate-limit',
        scheduledDelay: 1_000,
        tally: {},
        ...wait,
      };

      expect(savedByHint(attempt, now, constant(1_000))).toBe(saved);
    });
  }
});
