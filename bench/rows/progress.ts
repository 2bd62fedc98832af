import { constant } from '../../lib/schedule/constant.js';
import { exponential } from '../../lib/schedule/exponential.js';
import { progressive } from '../../lib/schedule/progressive.js';
import type { Schedule } from '../../lib/schedule/schedule.js';
import { squareRoot } from '../../lib/schedule/squareRoot.js';
import type { Contest, Row } from '../harness/row.js';
import { drawJobs } from '../simulation/jobs.js';
import { seeded } from '../simulation/random.js';
import { tuned } from '../simulation/tuned.js';
import { resultWithProgress } from '../simulation/withProgress.js';

const noise = 0.05;
/** By their one free value, in milliseconds. */
type Law = (value: number) => Schedule;

export const progress: Row = {
  id: 'P12',
  title: 'How late the end of a job is learned of that reports its progress, 5 % off, by as many requests as P11 makes',
  unit: 'ms',
  isIsolated: false,
  isExact: true,
  repeats: () => ({ processes: 1, rounds: 1 }),
  contests: () => [
    ...contests('exponential', (value) => exponential({ initialDelay: value, maxDelay: 30 * value }), 1 / 2.5, 1),
    ...contests('squareRoot', (cost) => squareRoot({ cost }), 1 / 2.5, 1),
    ...contests('constant', constant),
  ],
};

/** The mean, and one job of a hundred, beside the cap alone by as many requests. */
function contests(name: string, cap: Law, mean?: number, p99?: number): readonly Contest[] {
  const measure = (law: Law) => () => {
    const jobs = drawJobs({ median: 20_000, deviation: 1 }, 4_000, seeded(1));
    const resultBy = (schedule: Schedule) => resultWithProgress(jobs, noise, schedule);
    const budget = resultBy(exponential()).requests;
    const { delay, p99 } = resultBy(law(tuned((value) => resultBy(law(value)).requests, budget)));
    return { mean: delay, p99 };
  };
  const believed: Law = (value) => progressive({ progress: (response: number) => response, cap: cap(value) });
  const ours = { name: `progressive, ${name} as cap`, measure: measure(believed) };
  const rival = { name: `${name} alone`, measure: measure(cap) };
  return [
    { what: 'mean', ours, rivals: [{ ...rival, ...(mean !== undefined && { atMost: mean }) }] },
    { what: 'p99', ours, rivals: [{ ...rival, ...(p99 !== undefined && { atMost: p99 }) }] },
  ];
}
