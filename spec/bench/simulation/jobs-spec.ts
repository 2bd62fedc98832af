import { drawJobs, meanUpTo, shareBeyond } from '../../../bench/simulation/jobs.js';
import { seeded } from '../../../bench/simulation/random.js';

const jobs = { median: 20_000, deviation: 1 };

describe('shareBeyond', () => {
  const table: [number, number][] = [
    [-1, 1],
    [0, 1],
    [20_000, 0.5],
    [20_000 * Math.E, 0.158655],
    [20_000 / Math.E ** 2, 0.97725],
    [1e9, 0],
  ];
  for (const [time, share] of table) {
    it(`is ${String(share)} at ${String(Math.round(time))} ms`, () => {
      expect(shareBeyond(jobs, time)).toBeCloseTo(share, 5);
    });
  }
});

describe('meanUpTo', () => {
  it('comes to the mean of all: median · √e', () => {
    expect(meanUpTo(jobs, 0)).toBe(0);
    expect(meanUpTo(jobs, 1e12)).toBeCloseTo(20_000 * Math.sqrt(Math.E), 6);
  });

  it('is what drawn jobs add', () => {
    const drawn = drawJobs(jobs, 20_000, seeded(1));
    const sum = drawn.reduce((sum, length) => sum + (length <= 30_000 ? length : 0), 0);

    expect(meanUpTo(jobs, 30_000) / (sum / drawn.length)).toBeCloseTo(1, 1);
  });
});

describe('drawJobs', () => {
  it('draws the same ones for the same seed, half of them beyond the median', () => {
    const drawn = drawJobs(jobs, 2_000, seeded(1));

    expect(drawn).toEqual(drawJobs(jobs, 2_000, seeded(1)));
    expect(drawn.filter((length) => length > 20_000).length / 2_000).toBeCloseTo(0.5, 1);
  });
});
