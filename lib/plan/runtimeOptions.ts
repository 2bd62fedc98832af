import { aFunction } from '../options.js';
import type { Expectation } from '../options.js';
import { pollExpectations } from '../poll/planPoll.js';
import type { PollOptions } from '../poll/planPoll.js';
import type { RetryOptions } from '../retry/retryPolicy.js';
import type { BackoffOptions } from '../schedule/scheduleFrom.js';
import { aSignal } from '../transport/readRequest.js';
import type { PollHttpOptions } from '../transport/exchangePlan.js';

/** What a document cannot say of a poll, for it is no data. */
export interface RuntimeOptions
  extends
    Pick<PollHttpOptions, 'transport' | 'fetch'>,
    Pick<RetryOptions, 'onRetry'>,
    Pick<BackoffOptions, 'random'>,
    Pick<
      PollOptions,
      'pauseWhile' | 'inFlight' | 'slowDown' | 'pauseDeadline' | 'pollNow' | 'from' | 'observer' | 'scheduler'
    > {
  /** Ends the poll with its reason when it aborts. */
  readonly signal?: AbortSignal;
}

const { pauseWhile, inFlight, slowDown, pauseDeadline, pollNow, from, observer, scheduler } = pollExpectations;

/** What each of them must be. */
export const runtimeExpectations: Readonly<Record<keyof RuntimeOptions, Expectation>> = {
  transport: aFunction,
  fetch: aFunction,
  onRetry: aFunction,
  random: aFunction,
  pauseWhile,
  inFlight,
  slowDown,
  pauseDeadline,
  pollNow,
  from,
  observer,
  scheduler,
  signal: aSignal,
};
