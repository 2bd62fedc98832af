import type { Schedule } from '../schedule/schedule.js';

/** Delays that grow, of which the first comes twice, as trigger.dev describes them. */
export interface LaggedBackoffOptions {
  /**
   * How many tries are made in all, the first included.
   * @defaultValue 5
   */
  readonly limit?: number | undefined;
  /**
   * What each delay but the second is multiplied by to give the next.
   * @defaultValue 1.8
   */
  readonly factor?: number | undefined;
  /**
   * The first delay, in milliseconds; at least 1.
   * @defaultValue 1_000
   */
  readonly minTimeoutInMs?: number | undefined;
  /**
   * Upper bound of every delay, in milliseconds.
   * @defaultValue 60_000
   */
  readonly maxTimeoutInMs?: number | undefined;
  /**
   * Whether each delay is multiplied by a random number from 1 to 2, 2 excluded.
   * @defaultValue true
   */
  readonly randomize?: boolean | undefined;
}

/**
 * Exponential schedule that lags one step behind, for its first delay comes twice: the law of trigger.dev v2.
 *
 * The delay is `min(round(r · max(minTimeoutInMs, 1) · factor ** max(attempt - 2, 0)), maxTimeoutInMs)`, where `r` is random.
 * It stops after `limit` tries.
 *
 * @param random Gives numbers from 0 to 1, 1 excluded.
 */
export function laggedBackoff(options: LaggedBackoffOptions = {}, random: () => number = Math.random): Schedule {
  const { limit = 5, factor = 1.8, minTimeoutInMs = 1_000, maxTimeoutInMs = 60_000, randomize = true } = options;

  return ({ attempt }) => {
    if (attempt >= limit) return undefined;
    const spread = randomize ? random() + 1 : 1;
    const delay = Math.round(spread * Math.max(minTimeoutInMs, 1) * factor ** Math.max(attempt - 2, 0));
    // Numbers that make no sense, such as a negative factor, make no wait.
    return Math.max(Math.min(delay, maxTimeoutInMs, Number.MAX_SAFE_INTEGER), 0);
  };
}
