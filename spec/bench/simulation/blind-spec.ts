import { resultOf, timesOf } from '../../../bench/simulation/blind.js';
import { drawJobs } from '../../../bench/simulation/jobs.js';
import { seeded } from '../../../bench/simulation/random.js';
import { resultWithProgress } from '../../../bench/simulation/withProgress.js';
import { exponential } from '../../../lib/schedule/exponential.js';
import { fromDelays } from '../../../lib/schedule/fromDelays.js';

const jobs = { median: 20_000, deviation: 1 };

describe('resultOf (simulation)', () => {
  it('counts one request at 0, and another where half of the jobs are pending', () => {
    const { requests } = resultOf(jobs, [0, 20_000, 60_000]);

    expect(requests).toBeCloseTo(1 + 1 + 0.5, 5);
  });

  it('sums up what drawn jobs cost', () => {
    const exact = resultOf(jobs, timesOf(exponential()));
    const drawn = resultWithProgress(drawJobs(jobs, 20_000, seeded(1)), 0.05, exponential());

    expect(exact.requests / drawn.requests).toBeCloseTo(1, 1);
    expect(exact.delay / drawn.delay).toBeCloseTo(1, 1);
  });
});

describe('timesOf', () => {
  it('begins at 0, and ends where the schedule stops', () => {
    expect([...timesOf(fromDelays([100, 200]))]).toEqual([0, 100, 300]);
  });
});
