import { aDuration, checkOptions } from '../options.js';
import type { CostOptions } from './readCost.js';
import { readCost } from './readCost.js';
import type { Schedule } from './schedule.js';

/** Options of {@link squareRoot}. */
export type SquareRootOptions = CostOptions;

/**
 * Schedule for what may take seconds or hours, nobody knows: delays grow with the square root of the time that has passed.
 *
 * Where not even the scale is known, what has lasted t is as likely as not to last until 2t: its hazard is 1/t. While the
 * hazard is h, a delay of d costs c/d for requests, and on average h·d/2 for learning of the end late, both per time; the
 * sum is least at d = √(2c/h) = √(2ct). Since t goes on during the delay, it is √(2ct) + c/2 exactly. Delays grow far more
 * slowly than those of {@link exponential}, which may come late by as much as the whole thing took. It never stops: wrap it
 * in {@link upTo} to bound the attempts.
 *
 * The density of requests √(h/2c) is that of J. B. Keller, "Optimum Checking Schedules for Systems Subject to Random
 * Failure", Management Science 21 (1974), 256–260; the hazard that of the prior for a scale by H. Jeffreys.
 *
 * @example
 * ```ts
 * import { squareRoot } from 'rxpoll';
 *
 * const schedule = squareRoot({ cost: '2s' });
 *
 * [0, 1_000, 4_000, 100_000].map((elapsed) => schedule({ attempt: 1, elapsed })); // => [1_000, 3_000, 5_000, 21_000]
 * ```
 *
 * @param options See {@link SquareRootOptions}.
 * @returns A {@link Schedule} that never stops.
 * @throws RangeError if an option is not positive (`minDelay` may be 0); DurationSyntaxError if it is text that is no
 * duration; TypeError for an unknown option.
 */
export function squareRoot(options: SquareRootOptions = {}): Schedule {
  checkOptions('squareRoot', options, { cost: aDuration, minDelay: aDuration, maxDelay: aDuration });
  const { cost, bound } = readCost('squareRoot', options);

  return ({ elapsed }) => bound(afterUnknown(elapsed, cost));
}

/** The delay where nothing is known but how long it has lasted. */
export function afterUnknown(elapsed: number, cost: number): number {
  // Products could be beyond all numbers; and a clock may have been put back.
  return Math.sqrt(Math.min(2 * cost, Number.MAX_VALUE)) * Math.sqrt(Math.max(0, elapsed)) + cost / 2;
}
