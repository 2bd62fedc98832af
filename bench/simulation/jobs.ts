import { normalDraw } from './random.js';

/** How long jobs take: their logarithms are normally distributed. Times are in milliseconds. */
export interface Jobs {
  /** Half of them take longer. */
  readonly median: number;
  /** The deviation of the logarithms. */
  readonly deviation: number;
}

/** The share of jobs that take longer. */
export function shareBeyond({ median, deviation }: Jobs, time: number): number {
  return time <= 0 ? 1 : 1 - normal(Math.log(time / median) / deviation);
}

/** What jobs that take no longer add to the mean of all. */
export function meanUpTo({ median, deviation }: Jobs, time: number): number {
  if (time <= 0) return 0;
  const mean = median * Math.exp(deviation ** 2 / 2);
  return mean * normal(Math.log(time / median) / deviation - deviation);
}

/** Draws some. */
export function drawJobs({ median, deviation }: Jobs, count: number, random: () => number): readonly number[] {
  return Array.from({ length: count }, () => median * Math.exp(deviation * normalDraw(random)));
}

/** The standard normal distribution, within 1.5e-7: Abramowitz and Stegun, 7.1.26. */
function normal(x: number): number {
  const t = 1 / (1 + (0.3275911 * Math.abs(x)) / Math.SQRT2);
  const polynomial = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  const above = (polynomial * Math.exp((-x * x) / 2)) / 2;
  return x < 0 ? above : 1 - above;
}
