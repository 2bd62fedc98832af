import type { Duration } from '../duration.js';
import type { Expectation } from '../options.js';
import { aCount, aDuration, aFunction, aPositive, checkOptions, oneOf } from '../options.js';
import { fibonacciNumber } from './fibonacciNumber.js';
import { readBounds } from './readBounds.js';
import { aDelay, aDelayOrNone, readDelay } from './readDelay.js';
import type { Schedule } from './schedule.js';
import type { Jitter } from './spread.js';
import { spread } from './spread.js';
import { upTo } from './upTo.js';

/** A schedule as plain data. */
export interface BackoffOptions {
  /**
   * How delays grow: not at all, by `initialDelay`, by `multiplier`, or each as the sum of the two before.
   * @defaultValue 'exponential'
   */
  readonly strategy?: 'fixed' | 'linear' | 'exponential' | 'fibonacci';
  /**
   * Delay after the first attempt, in milliseconds or as text; may be 0 where the strategy is `'fixed'`.
   * @defaultValue 1_000
   */
  readonly initialDelay?: Duration;
  /**
   * What each delay is multiplied by to give the next, where the strategy is `'exponential'`.
   * @defaultValue 2
   */
  readonly multiplier?: number;
  /**
   * Upper bound of every delay, jitter included, in milliseconds or as text; `Infinity` for none. Where it is left out, it
   * is never less than `initialDelay`.
   * @defaultValue 30_000
   */
  readonly maxDelay?: Duration;
  /**
   * How delays are randomised (see {@link jittered}); `true` is `'full'`.
   * @defaultValue 'none'
   */
  readonly jitter?: boolean | Jitter | 'none';
  /**
   * Gives numbers from 0 to 1, 1 excluded.
   * @defaultValue Math.random
   */
  readonly random?: () => number;
  /**
   * How many attempts are made, the first included.
   * @defaultValue Infinity
   */
  readonly maxAttempts?: number;
  /**
   * How long after its beginning the poll ends, in milliseconds or as text. The last wait is cut short, so that one final
   * attempt ends in time.
   * @defaultValue Infinity
   */
  readonly maxElapsed?: Duration;
}

/** How many times the first delay the delay after an attempt is. */
const growth = {
  fixed: () => 1,
  linear: (attempt: number) => attempt,
  exponential: (attempt: number, multiplier: number) => multiplier ** (attempt - 1),
  fibonacci: fibonacciNumber,
} as const;

const aJitter = oneOf(['full', 'equal', 'decorrelated', 'none']);

/** What each option that describes the delays must be. */
export const lawExpectations: Readonly<
  Record<Exclude<keyof BackoffOptions, 'maxAttempts' | 'maxElapsed'>, Expectation>
> = {
  strategy: oneOf(Object.keys(growth)),
  initialDelay: aDuration,
  multiplier: aPositive,
  maxDelay: aDuration,
  jitter: {
    what: `${aJitter.what}, or true or false`,
    test: (value) => typeof value === 'boolean' || aJitter.test(value),
  },
  random: aFunction,
};

/** What each of {@link BackoffOptions} must be. */
export const backoffExpectations: Readonly<Record<keyof BackoffOptions, Expectation>> = {
  ...lawExpectations,
  maxAttempts: aCount(1),
  maxElapsed: aDuration,
};

/** A schedule that knows no `maxElapsed`, and that one in milliseconds. */
export interface Backoff {
  readonly schedule: Schedule;
  readonly maxElapsed: number;
}

/**
 * Reads options that have been checked against {@link backoffExpectations}; others among them are left alone.
 *
 * @param owner Name of the function that they were given to, for messages.
 * @throws RangeError or DurationSyntaxError if a duration is not right.
 */
export function readBackoff(options: BackoffOptions, owner: string): Backoff {
  const {
    strategy = 'exponential',
    multiplier = 2,
    jitter = 'none',
    random = Math.random,
    maxAttempts = Infinity,
  } = options;
  const { initialDelay, maxDelay } = readBounds(owner, options, strategy === 'fixed' ? aDelayOrNone : aDelay);
  const law = jitter === true ? 'full' : jitter === 'none' ? false : jitter;

  return {
    schedule: ({ attempt, previousDelay }) => {
      if (attempt >= maxAttempts) return undefined;
      const plain = Math.min(initialDelay * growth[strategy](attempt, multiplier), maxDelay);
      return law ? Math.min(spread(law, random(), plain, initialDelay, previousDelay), maxDelay) : plain;
    },
    maxElapsed: readDelay(owner, 'maxElapsed', options.maxElapsed ?? Infinity, aPositive),
  };
}

/**
 * Schedule from plain data, such as a configuration file has.
 *
 * Delay n is at most `maxDelay`, jitter included. It stops after `maxAttempts` or `maxElapsed`, where one is given.
 *
 * @example
 * ```ts
 * import { scheduleFrom } from 'rxpoll';
 *
 * const schedule = scheduleFrom({ strategy: 'linear', initialDelay: '2s', maxDelay: '5s', maxAttempts: 4 });
 *
 * [1, 2, 3, 4].map((attempt) => schedule({ attempt, elapsed: 0 })); // => [2_000, 4_000, 5_000, undefined]
 * ```
 *
 * @param options See {@link BackoffOptions}.
 * @returns A {@link Schedule}.
 * @throws RangeError if a number is out of range; DurationSyntaxError if a duration is text that is none; TypeError for an
 * unknown option, and for anything else that is not right.
 */
export function scheduleFrom(options: BackoffOptions = {}): Schedule {
  checkOptions('scheduleFrom', options, backoffExpectations);
  const { schedule, maxElapsed } = readBackoff(options, 'scheduleFrom');

  return upTo(schedule, { elapsed: maxElapsed });
}
