import type { Answer } from '../filter/compileFilter.js';
import { fields } from '../filter/compileFilter.js';
import type { EventFilter } from '../filter/responseFilter.js';
import { all } from '../filter/test.js';
import type { Test } from '../filter/test.js';
import type { Expectation } from '../options.js';
import { aBoolean, anything, check, checkOptions, oneOf } from '../options.js';
import type { Schedule } from '../schedule/schedule.js';
import { laggedBackoff } from './laggedBackoff.js';
import type { LaggedBackoffOptions } from './laggedBackoff.js';
import type { ResetFormat } from './untilReset.js';
import { resetFormats, untilReset } from './untilReset.js';

/** Sends a request again after delays that grow. Of these the first comes twice. */
export interface BackoffStrategy extends LaggedBackoffOptions {
  readonly strategy: 'backoff';
  /** What the body has to match too, which then has to be JSON. */
  readonly bodyFilter?: EventFilter | undefined;
}

/** Sends a request again at the time that a header field of the response says. */
export interface HeadersStrategy {
  readonly strategy: 'headers';
  /** Name of the header field, such as `'x-ratelimit-reset'`. */
  readonly resetHeader: string;
  /**
   * How it says the time: in seconds or milliseconds since the epoch, as a date, or as a duration such as `1d22h8m1s`. A date
   * with a time but no zone is in the zone of this computer.
   * @defaultValue 'unix_timestamp'
   */
  readonly resetFormat?: ResetFormat | undefined;
  /** Taken, and not looked at: the status says that the limit is reached. */
  readonly limitHeader?: string | undefined;
  /** Taken, and not looked at: the status says that nothing remains. */
  readonly remainingHeader?: string | undefined;
  /** What the body has to match too, which then has to be JSON. */
  readonly bodyFilter?: EventFilter | undefined;
}

/** How a request is sent again whose answer is not taken. */
export type StatusRetry = BackoffStrategy | HeadersStrategy;

/** How a request is sent again, by the status of its answer: `'429'`, `'500-599'`, `'5xx'`, `'all'`, or a comma list of those. */
export type RetryByStatus = Readonly<Record<string, StatusRetry>>;

/** When an answer is not taken. */
export interface StatusRule {
  /** Whether the rule is about an answer. */
  readonly fits: Test<Answer>;
  /** In place of the schedule of the policy, and of its default count. */
  readonly schedule?: Schedule;
  /** Reads how long to wait, in milliseconds, where that rules over the schedule. */
  readonly untilReset?: (answer: Answer, now: number) => number | undefined;
}

const owner = 'retryRequest';

/** Any number but `NaN`. */
export const aNumber: Expectation = {
  what: 'a number',
  test: (value) => typeof value === 'number' && !Number.isNaN(value),
};
const aFieldName: Expectation = {
  what: 'the name of a header field',
  test: (value) => typeof value === 'string' && /^[\w!#$%&'*+.^`|~-]+$/.test(value),
};

const strategies: Readonly<Record<'backoff' | 'headers', Readonly<Record<string, Expectation>>>> = {
  backoff: { limit: aNumber, factor: aNumber, minTimeoutInMs: aNumber, maxTimeoutInMs: aNumber, randomize: aBoolean },
  headers: {
    resetHeader: aFieldName,
    resetFormat: oneOf(Object.keys(resetFormats)),
    limitHeader: aFieldName,
    remainingHeader: aFieldName,
  },
};

/**
 * Compiles strategies by status to rules, of which the first that fits is to be taken.
 *
 * @param random Gives numbers from 0 to 1, 1 excluded.
 * @throws TypeError, RangeError or FilterSyntaxError, each with the path of what is not right.
 */
export function compileByStatus(byStatus: RetryByStatus, random?: () => number): readonly StatusRule[] {
  return Object.entries(byStatus).map(([pattern, strategy]) => compile(pattern, strategy, random));
}

function compile(pattern: string, strategy: StatusRetry, random?: () => number): StatusRule {
  const path = `byStatus.${pattern}`;
  const fitsStatus = fields.status(pattern, path);
  const { strategy: kind } = Object(strategy) as typeof strategy;
  check(owner, `${path}.strategy`, kind, oneOf(Object.keys(strategies)));
  checkOptions(owner, strategy, { ...strategies[kind], strategy: anything, bodyFilter: anything }, path);
  const { bodyFilter } = strategy;
  const fits = bodyFilter === undefined ? fitsStatus : all([fitsStatus, fields.body(bodyFilter, `${path}.bodyFilter`)]);
  if (strategy.strategy === 'backoff') return { fits, schedule: laggedBackoff(strategy, random) };
  const { resetHeader, resetFormat = 'unix_timestamp' } = strategy;
  check(owner, `${path}.resetHeader`, resetHeader, aFieldName);
  return { fits, untilReset: ({ headers }, now) => untilReset(headers?.get(resetHeader) ?? null, resetFormat, now) };
}
