import type { Attempt } from '../../lib/attempt.js';
import type { Schedule } from '../../lib/schedule/schedule.js';
import type { Result } from './blind.js';
import { normalDraw, seeded } from './random.js';

/** The same, and for one job of a hundred it is worse than `p99`. */
export interface DrawnResult extends Result {
  readonly p99: number;
}

/**
 * What a schedule costs for jobs that report their progress, where an answer takes no time.
 *
 * @param noise By what share of itself a report is off: the deviation of a normal distribution. Each job has numbers of its own.
 */
export function resultWithProgress(jobs: readonly number[], noise: number, schedule: Schedule): DrawnResult {
  let requests = 0;
  const delays = jobs.map((length, seed) => {
    const random = seeded(seed);
    let previous: Attempt | undefined;
    let previousDelay: number | undefined;
    let elapsed = 0;
    for (let attempt = 1; elapsed < length; attempt++) {
      requests++;
      const response = Math.min(1, Math.max(0, (elapsed / length) * (1 + noise * normalDraw(random))));
      const delay = schedule({ attempt, elapsed, duration: 0, previousDelay, response, previous }) ?? NaN;
      previous = {
        number: attempt,
        startedAt: elapsed,
        duration: 0,
        elapsed,
        response,
        nextDelay: delay,
        delayReason: 'schedule',
        scheduledDelay: delay,
        tally: {},
      };
      previousDelay = delay;
      elapsed += delay;
    }
    requests++;
    return elapsed - length;
  });
  delays.sort((a, b) => a - b);
  return {
    requests: requests / jobs.length,
    delay: delays.reduce((sum, delay) => sum + delay, 0) / jobs.length,
    p99: delays[Math.floor(0.99 * jobs.length)] ?? NaN,
  };
}
