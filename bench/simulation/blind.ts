import type { Schedule } from '../../lib/schedule/schedule.js';
import type { Jobs } from './jobs.js';
import { meanUpTo, shareBeyond } from './jobs.js';

/** What a schedule costs: on average, over all jobs. */
export interface Result {
  readonly requests: number;
  /** From the end of a job to the answer that tells it, in milliseconds. */
  readonly delay: number;
}

/** What share of jobs may be left out. */
const negligible = 1e-6;

/** What asking at these times costs, the first of which is 0, where an answer takes no time: not drawn, but summed up. */
export function resultOf(jobs: Jobs, times: Iterable<number>): Result {
  let requests = 0;
  let delay = 0;
  let before = 0;
  for (const time of times) {
    const pending = shareBeyond(jobs, before);
    if (requests > 0 && pending < negligible) break;
    requests += requests === 0 ? 1 : pending;
    delay += time * (pending - shareBeyond(jobs, time)) - (meanUpTo(jobs, time) - meanUpTo(jobs, before));
    before = time;
  }
  return { requests, delay };
}

/** When a schedule asks that looks at nothing but the time. */
export function* timesOf(schedule: Schedule): Iterable<number> {
  let elapsed = 0;
  let previousDelay: number | undefined;
  for (let attempt = 1; ; attempt++) {
    yield elapsed;
    previousDelay = schedule({ attempt, elapsed, duration: 0, previousDelay });
    if (previousDelay === undefined) return;
    elapsed += previousDelay;
  }
}
