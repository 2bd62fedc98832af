import { parseDuration } from '../../duration.js';
import { given } from '../../options.js';
import type { BackoffOptions } from '../../schedule/scheduleFrom.js';
import type { LoopUntilDelays } from './loopUntilRequest.js';

/**
 * Describes delays the way schedules have them: delay k is `min(initialDelay * multiplier ** (k - 1), maxDelay)`, or
 * `initialDelay` where they do not grow; one of 0 cannot grow.
 *
 * @param byDefault The strategy where none is given.
 */
export function loopUntilDelays(
  { strategy, initialDelay = '1s', multiplier, maxDelay = '30s' }: LoopUntilDelays,
  byDefault: 'fixed' | 'exponential',
): BackoffOptions {
  const chosen = parseDuration(initialDelay) === 0 ? 'fixed' : (strategy ?? byDefault);
  // Where none is given, schedules raise the bound to the first delay; here it is 30 s come what may.
  return {
    strategy: chosen,
    maxDelay: chosen === 'fixed' ? Infinity : maxDelay,
    initialDelay,
    ...given({ multiplier }),
  };
}
