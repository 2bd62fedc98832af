import { asyncScheduler } from 'rxjs';
import type { SchedulerLike } from 'rxjs';
import { checkDelay } from '../delay/checkDelay.js';
import type { Duration } from '../duration.js';
import { parseDuration } from '../duration.js';
import { hintOf } from '../http/hintOf.js';
import { isThenable } from '../isThenable.js';
import { aBoolean, aCount, aDuration, aFunction, aScheduler, checkOptions } from '../options.js';
import type { Schedule, ScheduleContext } from '../schedule/schedule.js';
import type { BackoffOptions } from '../schedule/scheduleFrom.js';
import { lawExpectations, readBackoff } from '../schedule/scheduleFrom.js';
import { hasRetryableStatus, isRetryable } from './isRetryable.js';

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
  /** A schedule in place of the options that describe one. */
  readonly schedule?: Schedule;
  /** Decides whether a request is sent again, in place of the default policy. `maxRetries` still holds. */
  readonly shouldRetry?: (context: ScheduleContext) => boolean;
  /**
   * Whether a `POST` or `PATCH` that was lost on the way is sent again, though the server may have acted on it.
   * @defaultValue false
   */
  readonly retryUnsafe?: boolean;
  /**
   * The longest wait that the server may ask for. An answer that asks for more is not retried.
   * @defaultValue '5m'
   */
  readonly maxServerDelay?: Duration;
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

/**
 * Reads a retry policy.
 *
 * @throws TypeError, RangeError or DurationSyntaxError if an option is not right.
 */
export function retryPolicy(options: RetryOptions): RetryPolicy {
  checkOptions('retryRequest', options, {
    ...lawExpectations,
    maxRetries: aCount(0),
    schedule: aFunction,
    shouldRetry: aFunction,
    retryUnsafe: aBoolean,
    maxServerDelay: aDuration,
    onRetry: aFunction,
    scheduler: aScheduler,
  });
  const { retryUnsafe = false } = options;
  const byDefault = (context: ScheduleContext): boolean => isRetryable(context, retryUnsafe);
  const { maxRetries = 4, onRetry, scheduler = asyncScheduler, ...rest } = options;
  const { shouldRetry = byDefault, maxServerDelay = '5m', schedule, ...law } = rest;
  const delays = schedule ?? readBackoff({ ...law, jitter: law.jitter ?? 'full' }, 'retryRequest').schedule;
  const longest = parseDuration(maxServerDelay, 'maxServerDelay');

  const retryAfter = (context: ScheduleContext, now: number): Retry | undefined => {
    if (context.attempt > maxRetries || !verdict(shouldRetry(context))) return undefined;
    const scheduled = checkDelay(delays(context), context.attempt);
    const asked = hintOf(context.response ?? context.error, now)?.delay ?? 0;
    if (scheduled === undefined || asked > longest) return undefined;
    const delay = Math.max(scheduled, asked);
    onRetry?.(context, delay);
    return { delay, scheduled };
  };
  return { isFinal: (response) => shouldRetry === byDefault && !hasRetryableStatus(response), retryAfter, scheduler };
}

/** A promise is always true, so that one would be retried whatever it finds. */
function verdict(result: unknown): boolean {
  if (isThenable(result)) {
    Promise.resolve(result).catch(() => undefined);
    throw new TypeError('retryRequest: shouldRetry gave a promise; it must say true or false at once');
  }
  return Boolean(result);
}
