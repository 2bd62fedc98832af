import { constant } from '../../lib/schedule/constant.js';
import { exponential } from '../../lib/schedule/exponential.js';
import { learned } from '../../lib/schedule/learned.js';
import type { Schedule } from '../../lib/schedule/schedule.js';
import { squareRoot } from '../../lib/schedule/squareRoot.js';
import type { Contest, Row, Variant } from '../harness/row.js';
import { resultOf, timesOf } from '../simulation/blind.js';
import type { Result } from '../simulation/blind.js';
import { drawJobs } from '../simulation/jobs.js';
import type { Jobs } from '../simulation/jobs.js';
import { leastDelay } from '../simulation/optimum.js';
import { seeded } from '../simulation/random.js';
import { tuned } from '../simulation/tuned.js';

const past = 100;
const histories = 20;

export const learning: Row = {
  id: 'P11',
  title: 'How late the end of a job is learned of, blindly, by as many requests as 1 s ×2 ≤ 30 s makes',
  unit: 'ms',
  isIsolated: false,
  isExact: true,
  repeats: () => ({ processes: 1, rounds: 1 }),
  contests: () => [contest('that vary (σ 1)', 1), contest('much alike (σ 0.5)', 0.5)],
};

/** All beside each other for one kind of jobs. */
function contest(kind: string, deviation: number): Contest {
  const jobs: Jobs = { median: 20_000, deviation };
  const budget = resultOf(jobs, timesOf(exponential())).requests;
  const variant = (name: string, delay: () => number): Variant => ({ name: `${name}; jobs ${kind}`, measure: delay });
  const by = (schedule: (value: number) => Schedule) => () => {
    const result = (value: number): Result => resultOf(jobs, timesOf(schedule(value)));
    return result(tuned((value) => result(value).requests, budget)).delay;
  };

  return {
    ours: variant(`learned from ${String(past)} jobs`, () => {
      const random = seeded(1);
      const delays = Array.from({ length: histories }, () => {
        const history = drawJobs(jobs, past, random);
        return by((cost) => learned(history, { cost }))();
      });
      return delays.reduce((sum, delay) => sum + delay, 0) / histories;
    }),
    rivals: [
      {
        ...variant('exponential, 1 s ×2 ≤ 30 s', () => resultOf(jobs, timesOf(exponential())).delay),
        atMost: 1 / 2.5,
      },
      { ...variant('the optimum', () => leastDelay(jobs, budget)), atMost: 1 / 0.95 },
      variant('constant, tuned to these jobs', by(constant)),
      variant(
        'squareRoot, tuned to these jobs',
        by((cost) => squareRoot({ cost })),
      ),
    ],
  };
}
