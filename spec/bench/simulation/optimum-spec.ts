import { resultOf, timesOf } from '../../../bench/simulation/blind.js';
import { leastDelay } from '../../../bench/simulation/optimum.js';
import { constant } from '../../../lib/schedule/constant.js';
import { exponential } from '../../../lib/schedule/exponential.js';
import { squareRoot } from '../../../lib/schedule/squareRoot.js';

describe('leastDelay', () => {
  const jobs = { median: 20_000, deviation: 0.5 };

  it('is less than that of any schedule with as many requests', () => {
    for (const schedule of [constant(5_000), exponential(), squareRoot()]) {
      const { requests, delay } = resultOf(jobs, timesOf(schedule));

      expect(leastDelay(jobs, requests)).toBeLessThan(delay);
    }
  });

  it('is that of one wait, where there are two requests and as good as nobody takes longer', () => {
    const alike = { median: 20_000, deviation: 0.01 };

    expect(leastDelay(alike, 2.05)).toBeGreaterThan(100);
    expect(leastDelay(alike, 2.05)).toBeLessThan(600);
  });
});
