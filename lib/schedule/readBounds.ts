import type { Duration } from '../duration.js';
import type { Expectation } from '../options.js';
import { aPositive } from '../options.js';
import { aDelay, readDelay } from './readDelay.js';

/** Where the delays of a schedule begin and end, in milliseconds. */
export interface Bounds {
  readonly initialDelay: number;
  readonly maxDelay: number;
}

/** Bounds as options. */
export interface BoundsOptions {
  readonly initialDelay?: Duration;
  readonly maxDelay?: Duration;
}

/** Reads the bounds of a schedule: from 1 s to 30 s, or to `initialDelay` if that is more, where they are left out. */
export function readBounds(owner: string, options: BoundsOptions, expected: Expectation = aDelay): Bounds {
  const initialDelay = readDelay(owner, 'initialDelay', options.initialDelay ?? 1_000, expected);
  const maxDelay = readDelay(owner, 'maxDelay', options.maxDelay ?? Math.max(30_000, initialDelay), aPositive);
  // Delays that grow without a bound stay finite all the same.
  return { initialDelay, maxDelay: Math.min(maxDelay, Number.MAX_SAFE_INTEGER) };
}
