import type { Duration } from '../duration.js';
import { aPositive } from '../options.js';
import { aDelay, aDelayOrNone, readDelay } from './readDelay.js';

/** What a request is worth, and the bounds of delays that follow from it. */
export interface CostOptions {
  /**
   * What one request is worth, as time: so much later one would learn of the end to save it. In milliseconds, or as text.
   * @defaultValue 1_000
   */
  readonly cost?: Duration;
  /**
   * Lower bound of every delay, in milliseconds or as text.
   * @defaultValue 0
   */
  readonly minDelay?: Duration;
  /**
   * Upper bound of every delay, in milliseconds or as text; it rules where the lower one is more.
   * @defaultValue Infinity
   */
  readonly maxDelay?: Duration;
}

/** The cost in milliseconds, and what keeps a delay within its bounds. */
export interface Cost {
  readonly cost: number;
  readonly bound: (delay: number) => number;
}

/** Reads what a request is worth. */
export function readCost(owner: string, options: CostOptions): Cost {
  const minDelay = readDelay(owner, 'minDelay', options.minDelay ?? 0, aDelayOrNone);
  const maxDelay = readDelay(owner, 'maxDelay', options.maxDelay ?? Infinity, aPositive);
  // Delays that grow without a bound stay finite all the same.
  const most = Math.min(maxDelay, Number.MAX_SAFE_INTEGER);
  return {
    cost: readDelay(owner, 'cost', options.cost ?? 1_000, aDelay),
    bound: (delay) => Math.min(Math.max(delay, minDelay), most),
  };
}
