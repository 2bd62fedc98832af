import { asyncScheduler } from 'rxjs';
import type { SchedulerLike } from 'rxjs';
import { checkDelay } from '../delay/checkDelay.js';
import type { Duration } from '../duration.js';
import { parseDuration } from '../duration.js';
import { hintOf } from '../http/hintOf.js';
import type { Expectation } from '../options.js';
import { aBoolean, aCount, aDuration, aFunction, aScheduler, aRecord, checkOptions, given, oneOf } from '../options.js';
import type { Schedule, ScheduleContext } from '../schedule/schedule.js';
import type { BackoffOptions } from '../schedule/scheduleFrom.js';
import { lawExpectations, readBackoff } from '../schedule/scheduleFrom.js';
import { verdict } from '../verdict.js';
import type { RetryByStatus, StatusRule } from './byStatus.js';
import { compileByStatus } from './byStatus.js';
import { isResendable, isRetryable, statusOf } from './isRetryable.js';
import { refusalHints } from './refusalHints.js';

/** Options of {@link retryRequest}: those of its schedule, and these. */
export interface RetryOptions extends Omit<BackoffOptions, 'maxAttempts' | 'maxElapsed'> {
  /**
   * How often a request is sent again.
   * @defaultValue 4
   */
  readonly maxRetries?: number;
  /**
   * What the waits are spread by, so that many clients do not come back together.
   * @defaultValue 'full'
   */
  readonly jitter?: NonNullable<BackoffOptions['jitter']>;
  /** A schedule in place of the options that describe one, which then are not given. */
  readonly schedule?: Schedule;
  /** Decides whether a request is sent again, in place of the default policy. `maxRetries` still holds. */
  readonly shouldRetry?: (context: ScheduleContext) => boolean;
  /**
   * Which answers are asked for again, in place of the default list, and when: strategies by status, as `backgroundFetch` of
   * trigger.dev takes them. What was lost on the way is sent again as ever. It is not given beside `shouldRetry`.
   *
   * The first that fits is taken, its `bodyFilter` included. They are tried as JavaScript lists them: single codes in
   * numerical order, then the others as they are written. Where the strategy is `'backoff'`, its `limit` is how many tries
   * there are in all, unless `maxRetries` is given and less. Where it is `'headers'`, the wait ends at the time that the
   * header says, at once if that is past; a header that is missing or malformed leaves the wait to the schedule.
   *
   * @example
   * ```ts
   * import { pollHttp, retryRequest } from 'rxpoll';
   *
   * pollHttp('https://api.example.com/jobs/42')
   *   .pipe(
   *     retryRequest({
   *       byStatus: {
   *         '429': { strategy: 'headers', resetHeader: 'x-ratelimit-reset', resetFormat: 'unix_timestamp_in_ms' },
   *         '500-599': { strategy: 'backoff', limit: 10, minTimeoutInMs: 500, factor: 2 },
   *       },
   *     }),
   *   )
   *   .subscribe((response) => console.log(response.status)); // 202
   * ```
   */
  readonly byStatus?: RetryByStatus;
  /**
   * Whether a `POST` or `PATCH` that was lost on the way is sent again, though the server may have acted on it.
   * @defaultValue false
   */
  readonly retryUnsafe?: boolean;
  /**
   * The longest wait that the server may ask for.
   * @defaultValue '5m'
   */
  readonly maxServerDelay?: Duration;
  /**
   * What to do where the server asks for more: `'stop'` and do not retry the answer, `'wait'` as long as it says, or
   * `'clamp'` the wait to `maxServerDelay`.
   * @defaultValue 'stop'
   */
  readonly onServerDelay?: 'stop' | 'wait' | 'clamp';
  /** Told before each wait what was lost, and how long the wait is, in milliseconds. */
  readonly onRetry?: (context: ScheduleContext, delay: number) => void;
  /**
   * Tells and measures time.
   * @defaultValue asyncScheduler
   */
  readonly scheduler?: SchedulerLike;
}

/** How a request is sent again, in milliseconds. */
export interface Retry {
  /** How long to wait. */
  readonly delay: number;
  /** What the schedule alone would wait. */
  readonly scheduled: number;
}

/** When to send a request again, found right. */
export interface RetryPolicy {
  /** Whether a response is taken as it is, which nearly every one is: then nothing more is asked. */
  readonly isFinal: (response: unknown) => boolean;
  /** Decides whether and when a request is sent again, and tells `onRetry`. */
  readonly retryAfter: (context: ScheduleContext, now: number) => Retry | undefined;
  readonly scheduler: SchedulerLike;
}

/** Sends again, by the schedule of the policy, what the server or its status says is to be tried again. */
const byDefault: readonly StatusRule[] = [{ fits: isRetryable }];

const retryExpectations: Readonly<Record<keyof RetryOptions, Expectation>> = {
  ...lawExpectations,
  maxRetries: aCount(0),
  schedule: aFunction,
  shouldRetry: aFunction,
  byStatus: aRecord,
  retryUnsafe: aBoolean,
  maxServerDelay: aDuration,
  onServerDelay: oneOf(['stop', 'wait', 'clamp']),
  onRetry: aFunction,
  scheduler: aScheduler,
};

/**
 * Reads a retry policy.
 *
 * @throws TypeError, RangeError, DurationSyntaxError or FilterSyntaxError if an option is not right.
 */
export function retryPolicy(options: RetryOptions): RetryPolicy {
  checkOptions('retryRequest', options, retryExpectations);
  const { maxRetries, onRetry, scheduler = asyncScheduler, ...rest } = options;
  const { shouldRetry, byStatus, retryUnsafe = false, schedule, ...others } = rest;
  const { maxServerDelay = '5m', onServerDelay = 'stop', ...law } = others;
  const { random, ...growth } = law;
  refuseBoth('schedule', schedule, growth);
  refuseBoth('shouldRetry', shouldRetry, { byStatus });
  const delays = schedule ?? readBackoff({ ...law, jitter: law.jitter ?? 'full' }, 'retryRequest').schedule;
  const longest = parseDuration(maxServerDelay, 'maxServerDelay');
  const rules = byStatus === undefined ? byDefault : compileByStatus(byStatus, random);
  const ruleFor = (answer: unknown): StatusRule | undefined =>
    statusOf(answer) > 0 ? rules.find(({ fits }) => fits(answer as object)) : undefined;

  const isByDefault = shouldRetry === undefined && byStatus === undefined;

  const retryAfter = (context: ScheduleContext, now: number): Retry | undefined => {
    const { attempt, response, error } = context;
    const answer = response ?? error;
    const rule = shouldRetry === undefined ? ruleFor(answer) : undefined;
    if (attempt > (maxRetries ?? (rule?.schedule ? Infinity : 4))) return undefined;
    const isAsked =
      shouldRetry === undefined
        ? rule !== undefined || isResendable(error, retryUnsafe)
        : verdict('retryRequest: shouldRetry', shouldRetry(context));
    if (!isAsked) return undefined;
    const scheduled = checkDelay((rule?.schedule ?? delays)(context), attempt);
    const reset = rule?.untilReset?.(answer as object, now);
    let asked = Math.max(hintOf(answer, now, refusalHints)?.delay ?? 0, reset ?? 0);
    if (scheduled === undefined || (asked > longest && onServerDelay === 'stop')) return undefined;
    if (onServerDelay === 'clamp') asked = Math.min(asked, longest);
    const delay = reset === undefined ? Math.max(scheduled, asked) : asked;
    onRetry?.(context, delay);
    return { delay, scheduled };
  };
  return {
    isFinal: isByDefault ? isTakenAsItIs : (response) => shouldRetry === undefined && ruleFor(response) === undefined,
    retryAfter,
    scheduler,
  };
}

function isTakenAsItIs(response: unknown): boolean {
  return !isRetryable(response);
}

/** Refuses options that would be idle beside another. */
function refuseBoth(name: string, value: unknown, others: object): void {
  const [other] = Object.keys(given(others));
  if (value && other) throw new TypeError(`retryRequest: give ${name} or ${other}, not both`);
}
