import type { Duration } from '../duration.js';
import type { Expectation } from '../options.js';
import { check } from '../options.js';
import { aDelayOrNone, readDelay } from './readDelay.js';
import type { Schedule } from './schedule.js';

const anArray: Expectation = { what: 'an array of durations', test: Array.isArray };

/**
 * Schedule whose delays are listed one by one, and which then stops.
 *
 * A list of n delays makes n + 1 attempts. Go on with another schedule after it by {@link andThen}.
 *
 * @example
 * ```ts
 * import { fromDelays } from 'rxpoll';
 *
 * const schedule = fromDelays([0, '1s', '5s']);
 *
 * [1, 2, 3, 4].map((attempt) => schedule({ attempt, elapsed: 0 })); // => [0, 1_000, 5_000, undefined]
 * ```
 *
 * @param delays Delays after the first, the second… attempt, each in milliseconds or as text.
 * @returns A {@link Schedule} that stops after the last of them.
 * @throws RangeError if a delay is negative, `NaN` or infinite; DurationSyntaxError if it is text that is no duration;
 * TypeError if the delays are no array.
 */
export function fromDelays(delays: readonly Duration[]): Schedule {
  check('fromDelays', 'delays', delays, anArray);
  const list = delays.map((delay, index) => readDelay('fromDelays', `delays[${String(index)}]`, delay, aDelayOrNone));

  return ({ attempt }) => list[attempt - 1];
}
