import type { Duration } from '../lib/duration.js';
import type { PollEachOptions } from '../lib/gate/planEach.js';
import { defaultMaxWaiting, eachExpectations } from '../lib/gate/planEach.js';
import type { HttpResponse } from '../lib/httpResponse.js';
import type { Matcher } from '../lib/matcher/compileMatcher.js';
import type { Expectation } from '../lib/options.js';
import { aCount, aDuration, aFunction, anything, aRecord, checkOptions, given } from '../lib/options.js';
import { equip } from '../lib/plan/equip.js';
import type { Plan } from '../lib/plan/plan.js';
import type { RuntimeOptions } from '../lib/plan/runtimeOptions.js';
import { runtimeExpectations } from '../lib/plan/runtimeOptions.js';
import { sayTerms } from '../lib/plan/sayTerms.js';
import type { Terms } from '../lib/plan/sayTerms.js';
import type { Sentence } from '../lib/plan/sentence.js';
import type { PollOptions } from '../lib/poll/planPoll.js';
import type { RetryOptions } from '../lib/retry/retryPolicy.js';
import type { Schedule } from '../lib/schedule/schedule.js';
import type { BackoffOptions } from '../lib/schedule/scheduleFrom.js';

/**
 * Options of {@link pollStream}: those of `pollEach`, and what the polls are like, by the names that a {@link Plan}
 * has for it.
 */
export interface PollStreamOptions<I = unknown, T = unknown>
  extends
    PollEachOptions<I>,
    Pick<Plan, 'stableFor' | 'onExhausted' | 'tolerateErrors' | 'maxBodyBytes'>,
    Pick<RuntimeOptions, 'transport' | 'fetch' | 'onRetry' | 'pauseWhile'> {
  /** Which answer is waited for: see `takeUntilMatch`. It is left out where `toRequest` gives whole polls. */
  readonly until?: Matcher<HttpResponse<T>, T>;
  /** Which answer tells that the job failed. */
  readonly failOn?: Matcher<HttpResponse<T>, T>;
  /**
   * How long each request may take, from the sending; `false` for no limit.
   * @defaultValue '10s'
   */
  readonly requestTimeout?: Duration | false;
  /** How what was lost on the way is sent again; `false` for not at all. As {@link RetryOptions} where it is left out. */
  readonly retry?: RetryOptions | false;
  /** When to ask again. As {@link BackoffOptions} where it is left out. */
  readonly schedule?: Schedule | (BackoffOptions & PollOptions);
  /**
   * How long each poll may take, also where it is held; `false` for no limit.
   * @defaultValue '5m'
   */
  readonly timeout?: Duration | false;
  /** Destroys the stream with its reason when it aborts. */
  readonly signal?: AbortSignal;
}

/** What a stream does, found right. */
export interface StreamPlan<I> {
  readonly each: PollEachOptions<I>;
  readonly maxWaiting: number;
  readonly signal: AbortSignal | undefined;
  /** What the polls are like, where they are made of requests. */
  readonly sentence: Omit<Sentence, 'request'> | undefined;
}

const { signal: aSignal, transport, fetch, onRetry, pauseWhile } = runtimeExpectations;

const aLimit: Expectation = {
  what: 'milliseconds, text such as "10s", or false',
  test: (value) => value === false || aDuration.test(value),
};

const aRetry: Expectation = { what: 'an object, or false', test: (value) => value === false || aRecord.test(value) };
const aSchedule: Expectation = {
  what: 'a function or an object',
  test: (value) => aFunction.test(value) || aRecord.test(value),
};

/** What makes a poll of a request. The operators look at the rest. */
const pollExpectations = {
  ...{ transport, fetch, onRetry, pauseWhile, requestTimeout: aLimit, timeout: aLimit },
  ...{ retry: aRetry, schedule: aSchedule, maxBodyBytes: aCount(0), tolerateErrors: anything },
  ...{ until: anything, failOn: anything, stableFor: anything, onExhausted: anything },
};

/**
 * Reads the options of {@link pollStream}.
 *
 * @throws TypeError or RangeError if one is not right.
 */
export function planStream<I, T>(options: PollStreamOptions<I, T>): StreamPlan<I> {
  checkOptions('pollStream', options, { ...eachExpectations, ...pollExpectations, signal: aSignal });
  const each = pick(options, Object.keys(eachExpectations)) as PollEachOptions<I>;
  const poll = pick(options, Object.keys(pollExpectations)) as PollStreamOptions<unknown, T>;
  const { maxWaiting = defaultMaxWaiting, signal, random, scheduler } = options;
  const [idle] = Object.keys(poll);
  if (options.until === undefined && idle !== undefined) {
    throw new TypeError(`pollStream: ${idle} is given without until, which makes a poll of a request`);
  }
  const isSaid = options.until !== undefined; // `null` too is a mistake to tell
  const sentence = isSaid ? sentenceOf({ ...poll, ...given({ random, scheduler }) }) : undefined;
  return { each: { ...each, maxWaiting }, maxWaiting, signal, sentence };
}

function pick(options: object, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(given(options)).filter(([name]) => names.includes(name)));
}

function sentenceOf<T>(options: PollStreamOptions<unknown, T>): Sentence {
  const { requestTimeout, retry, schedule, timeout, until, failOn, ...rest } = options;
  const { stableFor, onExhausted, tolerateErrors, maxBodyBytes, ...runtime } = rest;
  const isLaw = typeof schedule === 'function';
  const matchers = { until, failOn } as Pick<Terms, 'until' | 'failOn'>; // schemas too: `takeUntilMatch` takes them
  const limits = { requestTimeout, retry, timeout, schedule: isLaw ? undefined : schedule };
  const sentence: Sentence = {
    ...sayTerms({ ...matchers, ...limits, ...given({ stableFor, onExhausted, tolerateErrors, maxBodyBytes }) }),
    ...(isLaw && { law: schedule }),
    request: { url: 'http://localhost', headers: [] }, // each item has its own
  };
  return equip(sentence, runtime);
}
