import type { Duration } from '../duration.js';
import { aCount, aDuration, aFunction, aPositive, check, checkOptions } from '../options.js';
import { readDelay } from './readDelay.js';
import type { Schedule } from './schedule.js';

/** Options of {@link upTo}. */
export interface UpToOptions {
  /**
   * How many attempts are made, the first included.
   * @defaultValue Infinity
   */
  readonly attempts?: number;
  /**
   * How long after its beginning the poll ends, in milliseconds or as text.
   * @defaultValue Infinity
   */
  readonly elapsed?: Duration;
}

/**
 * Schedule that stops after a number of attempts, after a time, or when the plain schedule stops.
 *
 * The last wait before `elapsed` is cut short: one final attempt that takes as long as the one before it ends in time.
 * Where not even that fits, the schedule stops.
 *
 * @example
 * ```ts
 * import { constant, upTo } from 'rxpoll';
 *
 * const schedule = upTo(constant('2s'), { attempts: 4, elapsed: '5s' });
 *
 * schedule({ attempt: 1, elapsed: 100, duration: 100 }); // => 2_000
 * schedule({ attempt: 4, elapsed: 100, duration: 100 }); // => undefined
 * schedule({ attempt: 3, elapsed: 4_300, duration: 100 }); // => 600
 * schedule({ attempt: 3, elapsed: 4_900, duration: 100 }); // => undefined
 * ```
 *
 * @param schedule The plain {@link Schedule}.
 * @param options See {@link UpToOptions}.
 * @returns A {@link Schedule} that stops.
 * @throws RangeError if a limit is not positive; DurationSyntaxError if it is text that is no duration; TypeError for an
 * unknown option, or a schedule that is no function.
 */
export function upTo(schedule: Schedule, options: UpToOptions): Schedule {
  check('upTo', 'schedule', schedule, aFunction);
  checkOptions('upTo', options, { attempts: aCount(1), elapsed: aDuration });
  const { attempts = Infinity } = options;
  const limit = readDelay('upTo', 'elapsed', options.elapsed ?? Infinity, aPositive);

  return (context) => {
    if (context.attempt >= attempts) return undefined;
    const delay = schedule(context);
    const left = limit - context.elapsed - (context.duration ?? 0);
    if (left <= 0) return undefined;
    return delay !== undefined && delay > left ? left : delay;
  };
}
