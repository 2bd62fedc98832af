import { resultWithProgress } from '../../../bench/simulation/withProgress.js';
import { constant } from '../../../lib/schedule/constant.js';
import type { Schedule, ScheduleContext } from '../../../lib/schedule/schedule.js';

describe('resultWithProgress', () => {
  it('counts requests, and how late the last one is', () => {
    const jobs = [0, 5, 10, 11];

    expect(resultWithProgress(jobs, 0, constant(10))).toEqual({ requests: 2, delay: 14 / 4, p99: 9 });
  });

  it('reports progress, off by noise, the same each time, and the attempt before', () => {
    const seen = (noise: number): readonly ScheduleContext[] => {
      const contexts: ScheduleContext[] = [];
      const spy: Schedule = (context) => {
        contexts.push(context);
        return 10;
      };
      resultWithProgress([40], noise, spy);
      return contexts;
    };

    expect(seen(0).map(({ response }) => response)).toEqual([0, 0.25, 0.5, 0.75]);
    expect(seen(0).map(({ previous }) => previous?.response)).toEqual([undefined, 0, 0.25, 0.5]);
    expect(seen(0.05)).toEqual(seen(0.05));
    expect(seen(0.05)[2]?.response).not.toBe(0.5);
    expect(seen(0.05)[2]?.response).toBeCloseTo(0.5, 0);
  });
});
