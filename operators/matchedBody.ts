import { Observable } from 'rxjs';
import type { OperatorFunction, Subscriber } from 'rxjs';
import { assertAttempt } from '../lib/assertAttempt.js';
import type { Attempt } from '../lib/attempt.js';
import type { HttpResponse } from '../lib/httpResponse.js';
import { isExhausted } from '../lib/matcher/exhausted.js';

/**
 * Turns the attempts into the one value that was waited for: the body of the last one.
 *
 * ```text
 * source   a--b--c|
 * result   -------(C|)
 * ```
 *
 * It emits when the source completes, which after {@link takeUntilMatch} is at the match; without that, when the schedule
 * stops, which by default is never. Where the source ended without
 * one (`onExhausted: 'complete'`), or was empty, it completes without a value. Errors pass as they came. Every subscription
 * remembers its own attempt; unsubscribing unsubscribes the source.
 *
 * @example
 * ```ts
 * import { lastValueFrom } from 'rxjs';
 * import { backoffSchedule, matchedBody, pollHttp, takeUntilMatch } from 'rxpoll';
 *
 * const job = await lastValueFrom(
 *   pollHttp<{ status: string }>('https://api.example.com/jobs/42').pipe(
 *     backoffSchedule({ initialDelay: '2s' }),
 *     takeUntilMatch({ body: { status: ['completed'] } }),
 *     matchedBody(),
 *   ),
 * );
 * job.status; // => 'completed'
 * ```
 *
 * @returns An operator from attempts to the body of the last of them.
 */
export function matchedBody<T>(): OperatorFunction<Attempt<HttpResponse<T>>, T> {
  return (source) =>
    new Observable((result) => {
      let last: Attempt<HttpResponse<T>> | undefined;
      return source.subscribe({
        next: (attempt) => (last = attempt),
        error: (error: unknown) => result.error(error),
        complete: () => {
          try {
            if (last !== undefined) emitBody(last, result);
          } catch (error) {
            result.error(error);
          }
          result.complete();
        },
      });
    });
}

function emitBody<T>(last: Attempt<HttpResponse<T>>, result: Subscriber<T>): void {
  assertAttempt('matchedBody', last);
  if (!('error' in last) && !isExhausted(last)) result.next(last.response.body as T);
}
