import { resultOf } from './blind.js';
import type { Jobs } from './jobs.js';
import { meanUpTo, shareBeyond } from './jobs.js';
import { tuned } from './tuned.js';

/** How many moments there are to ask at, at equal steps of the logarithm. */
const moments = 900;

/**
 * The least mean delay, in milliseconds, that is to be had for a mean number of requests by one who knows the distribution
 * and nothing else. The best times come in steps, which may miss the budget by a little: what they miss is made up for at
 * their price, and no times can do better than that (Lagrange's bound).
 */
export function leastDelay(jobs: Jobs, budget: number): number {
  const cost = tuned((cost) => resultOf(jobs, bestTimes(jobs, cost)).requests, budget);
  const { requests, delay } = resultOf(jobs, bestTimes(jobs, cost));
  return delay + cost * (requests - budget);
}

/**
 * The best times to ask: those of the least sum of mean delay and `cost` times the mean number of requests, found
 * backwards from the last moment (dynamic programming).
 */
function bestTimes(jobs: Jobs, cost: number): readonly number[] {
  const { median, deviation } = jobs;
  const times = Array.from({ length: moments }, (_, index) =>
    index === 0 ? 0 : median * Math.exp(deviation * ((11 * index) / moments - 5)),
  );
  const beyond = times.map((time) => shareBeyond(jobs, time));
  const means = times.map((time) => meanUpTo(jobs, time));
  const costs = new Float64Array(moments);
  const nexts = new Int32Array(moments).fill(moments);
  const at = (values: ArrayLike<number>, index: number): number => values[index] ?? 0;

  for (let now = moments - 2; now >= 0; now--) {
    let least = Infinity;
    for (let next = now + 1; next < moments; next++) {
      const late = at(times, next) * (at(beyond, now) - at(beyond, next)) - (at(means, next) - at(means, now));
      const sum = cost * at(beyond, now) + late + at(costs, next);
      if (sum < least) [least, nexts[now]] = [sum, next];
    }
    costs[now] = least;
  }
  const best: number[] = [];
  for (let moment = 0; moment < moments; moment = at(nexts, moment)) best.push(at(times, moment));
  return best;
}
