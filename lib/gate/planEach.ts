import { asyncScheduler } from 'rxjs';
import type { SchedulerLike } from 'rxjs';
import type { Duration } from '../duration.js';
import type { Expectation } from '../options.js';
import { aCount, aDuration, aFunction, aScheduler, checkOptions, oneOf } from '../options.js';
import { aDelayOrNone, readDelay } from '../schedule/readDelay.js';
import type { RequestGateOptions } from './gateOptions.js';
import { gateExpectations } from './gateOptions.js';

/** Options of {@link pollEach}: those of {@link requestGate}, and these. */
export interface PollEachOptions<I = unknown> extends RequestGateOptions {
  /**
   * How many polls are under way at once, at most; `Infinity` for no limit. They cost memory, no sockets.
   * @defaultValue 10_000
   */
  readonly maxWaiting?: number;
  /**
   * How long the start of a crowd takes, in milliseconds or as text. A poll that finds every place in flight taken begins
   * after a random part of it; others begin at once.
   * @defaultValue '1s'
   */
  readonly spread?: Duration;
  /**
   * What the error of a poll is: a result like others, or the end of all.
   * @defaultValue 'collect'
   */
  readonly onError?: 'collect' | 'fail';
  /**
   * Tells where the requests for an item go, for `perOrigin` and for the turns that origins take.
   *
   * Without it that is the address that `pollHttp` is given. Where it is given a function, the origin is not known
   * beforehand, and all such polls count as one origin.
   */
  readonly origin?: (item: I, index: number) => string | URL;
  /**
   * Gives numbers from 0 to 1, 1 excluded.
   * @defaultValue Math.random
   */
  readonly random?: () => number;
  /**
   * Measures the time of `spread`.
   * @defaultValue asyncScheduler
   */
  readonly scheduler?: SchedulerLike;
}

/** The same, found right. */
export interface EachPlan<I> {
  readonly maxInFlight: number;
  readonly perOrigin: number;
  readonly maxWaiting: number;
  readonly spread: number;
  readonly collects: boolean;
  readonly origin: PollEachOptions<I>['origin'];
  readonly random: () => number;
  readonly scheduler: SchedulerLike;
}

/** What each of {@link PollEachOptions} must be. */
export const eachExpectations: Readonly<Record<keyof PollEachOptions, Expectation>> = {
  ...gateExpectations,
  maxWaiting: aCount(1),
  spread: aDuration,
  onError: oneOf(['collect', 'fail']),
  origin: aFunction,
  random: aFunction,
  scheduler: aScheduler,
};

/** How many polls are under way at once, unless told otherwise. */
export const defaultMaxWaiting = 10_000;

/**
 * Reads the options of {@link pollEach}.
 *
 * @throws TypeError, RangeError or DurationSyntaxError if one is not right.
 */
export function planEach<I>(options: PollEachOptions<I>): EachPlan<I> {
  checkOptions('pollEach', options, eachExpectations);
  const { maxInFlight = 64, perOrigin = Infinity, maxWaiting = defaultMaxWaiting, spread = '1s', origin } = options;
  return {
    ...{ maxInFlight, perOrigin, maxWaiting, origin },
    spread: readDelay('pollEach', 'spread', spread, aDelayOrNone),
    collects: options.onError !== 'fail',
    random: options.random ?? Math.random,
    scheduler: options.scheduler ?? asyncScheduler,
  };
}
