import { isPollError } from '../../errors/isPollError.js';
import { isLost } from '../../retry/isLost.js';
import { statusOf } from '../../retry/isRetryable.js';
import type { RetryOptions } from '../../retry/retryPolicy.js';
import { loopUntilDelays } from './loopUntilDelays.js';
import type { LoopUntilRetry } from './loopUntilRequest.js';

/** Describes how an attempt is tried again the way {@link retryRequest} has it. */
export function loopUntilRetry(retry: LoopUntilRetry | undefined): RetryOptions {
  if (retry === undefined) return { maxRetries: 0 };
  const { maxAttempts, retryableStatusCodes: statuses = [429, 500, 502, 503, 504] } = retry;
  const exceptions: readonly unknown[] = retry.retryableExceptions ?? ['timeout', 'connection'];
  return {
    ...loopUntilDelays(retry, 'exponential'),
    jitter: 'none',
    maxRetries: maxAttempts - 1,
    shouldRetry: ({ response, error }) =>
      statuses.includes(statusOf(response ?? error)) || exceptions.includes(exceptionOf(error)),
  };
}

function exceptionOf(error: unknown): 'timeout' | 'connection' | undefined {
  if (!isLost(error)) return undefined;
  return isPollError(error) && error.kind === 'timeout' ? 'timeout' : 'connection';
}
