import type { Expectation } from '../options.js';
import { aCount } from '../options.js';

/** Options of {@link requestGate}. */
export interface RequestGateOptions {
  /**
   * How many requests are in flight at once, at most.
   * @defaultValue 64
   */
  readonly maxInFlight?: number;
  /**
   * How many of them go to one origin, at most.
   * @defaultValue Infinity
   */
  readonly perOrigin?: number;
}

/** What each of {@link RequestGateOptions} must be. */
export const gateExpectations: Readonly<Record<keyof RequestGateOptions, Expectation>> = {
  maxInFlight: aCount(1),
  perOrigin: aCount(1),
};
