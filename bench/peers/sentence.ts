import type { Attempt, HttpResponse, Transport } from 'rxpoll';
import { backoffSchedule, pollHttp, retryRequest, takeUntilMatch, timeoutAfter } from 'rxpoll';
import { asyncScheduler } from 'rxjs';
import type { Observable, SchedulerLike } from 'rxjs';
import type { Answer } from '../server.js';

/** What a poll waits for. */
export const isDone = { status: [200], body: { status: ['succeeded'] } } as const;

/** What differs between the sentences that are measured. */
export interface SentenceOptions {
  /** Between attempts, in milliseconds. */
  readonly delay: number;
  /** Defaults to that of `pollHttp`. */
  readonly transport?: Transport;
  /** Times the attempts. */
  readonly scheduler?: SchedulerLike;
}

/** All five operators. */
export function sentence(
  url: string,
  { delay, transport, scheduler = asyncScheduler }: SentenceOptions,
): Observable<Attempt<HttpResponse<Answer['body']>>> {
  return pollHttp<Answer['body']>(url, transport && { transport }).pipe(
    timeoutAfter('10s'),
    retryRequest({ maxRetries: 4 }),
    backoffSchedule({ strategy: 'fixed', initialDelay: delay, scheduler }),
    takeUntilMatch(isDone),
    timeoutAfter('5m'),
  );
}
