import type { Duration } from '../lib/duration.js';
import type { RetryOptions } from '../lib/retry/retryPolicy.js';
import type { BackoffOptions } from '../lib/schedule/scheduleFrom.js';
import type { Condition } from './condition.js';

/** How to poll. */
export interface Settings {
  readonly until: Condition;
  readonly failOn?: Condition | undefined;
  readonly schedule: BackoffOptions;
  readonly retry: RetryOptions;
  readonly timeout: Duration;
}
