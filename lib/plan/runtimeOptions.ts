import type { PollOptions } from '../poll/planPoll.js';
import type { RetryOptions } from '../retry/retryPolicy.js';
import type { BackoffOptions } from '../schedule/scheduleFrom.js';
import type { PollHttpOptions } from '../transport/exchangePlan.js';

/** What a document cannot say of a poll, for it is no data. */
export interface RuntimeOptions
  extends
    Pick<PollHttpOptions, 'transport' | 'fetch'>,
    Pick<RetryOptions, 'onRetry'>,
    Pick<BackoffOptions, 'random'>,
    Pick<PollOptions, 'pauseWhile' | 'from' | 'scheduler'> {
  /** Ends the poll with its reason when it aborts. */
  readonly signal?: AbortSignal;
}
