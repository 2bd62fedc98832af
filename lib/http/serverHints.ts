import { cacheHint } from './cacheHint.js';
import type { HintReader } from './hint.js';
import { pollAfterHint } from './pollAfterHint.js';
import { pollIntervalHint } from './pollIntervalHint.js';
import { rateLimitHint } from './rateLimitHint.js';
import { retryAfterHint } from './retryAfterHint.js';
import { slowDownHint } from './slowDownHint.js';

/**
 * All that servers are known to say about when to ask again, in the order of precedence: {@link retryAfterHint},
 * {@link rateLimitHint}, {@link pollAfterHint}, {@link pollIntervalHint}, {@link slowDownHint}, {@link cacheHint}.
 *
 * @example
 * ```ts
 * import { backoffSchedule, cacheHint, pollHttp, serverHints } from 'rxpoll';
 *
 * pollHttp('https://api.example.com/jobs/42')
 *   .pipe(backoffSchedule({ maxAttempts: 2, hints: serverHints.filter((reader) => reader !== cacheHint) }))
 *   .subscribe(({ delayReason, nextDelay }) => console.log(delayReason, nextDelay));
 * // schedule 1000
 * // schedule undefined
 * ```
 */
export const serverHints: readonly HintReader[] = [
  retryAfterHint,
  rateLimitHint,
  pollAfterHint,
  pollIntervalHint,
  slowDownHint,
  cacheHint,
];
