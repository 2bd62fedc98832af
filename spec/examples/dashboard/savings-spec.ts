import { constant, exponential, fromDelays } from 'rxpoll';
import type { Schedule } from 'rxpoll';
import { savedByPause } from '../../../examples/dashboard/savings.js';

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
