import { aFunction, check, checkOptions, oneOf } from '../options.js';
import type { Schedule } from './schedule.js';
import type { Jitter } from './spread.js';
import { spread } from './spread.js';

/** Options of {@link jittered}. */
export interface JitteredOptions {
  /**
   * `'full'`: anything from 0 to the delay. `'equal'`: at least half of it. `'decorrelated'`: anything from the first delay
   * to three times the one before, whatever the plain schedule says.
   * @defaultValue 'full'
   */
  readonly jitter?: Jitter;
  /**
   * Gives numbers from 0 to 1, 1 excluded.
   * @defaultValue Math.random
   */
  readonly random?: () => number;
}

/**
 * Schedule whose delays are randomised, so that many clients do not ask at the same moment.
 *
 * With d for the delay of the plain schedule, full jitter is uniform in [0, d), equal jitter in [d/2, d), and decorrelated
 * jitter in [base, 3 · previous), where base is the plain delay after the first attempt. The former two never exceed the
 * plain delay; the latter grows on its own: bound it by {@link atMost}. It stops when the plain schedule stops.
 *
 * The laws are those of the AWS Architecture Blog,
 * {@link https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/ | "Exponential Backoff And Jitter"}.
 *
 * @example
 * ```ts
 * import { exponential, jittered } from 'rxpoll';
 *
 * const schedule = jittered(exponential(), { jitter: 'equal', random: () => 0.5 });
 *
 * [1, 2, 3].map((attempt) => schedule({ attempt, elapsed: 0 })); // => [750, 1_500, 3_000]
 * ```
 *
 * @param schedule The plain {@link Schedule}.
 * @param options See {@link JitteredOptions}.
 * @returns A {@link Schedule}.
 * @throws TypeError if an option is not right, or the schedule is no function.
 */
export function jittered(schedule: Schedule, options: JitteredOptions = {}): Schedule {
  check('jittered', 'schedule', schedule, aFunction);
  checkOptions('jittered', options, { jitter: oneOf(['full', 'equal', 'decorrelated']), random: aFunction });
  const { jitter = 'full', random = Math.random } = options;

  return (context) => {
    const delay = schedule(context);
    if (typeof delay !== 'number') return delay;
    const base = jitter === 'decorrelated' ? schedule({ ...context, attempt: 1 }) : undefined;
    return spread(jitter, random(), delay, base ?? delay, context.previousDelay);
  };
}
