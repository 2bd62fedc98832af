import type { HttpEvent } from '@angular/common/http';
import { HttpErrorResponse, HttpResponse } from '@angular/common/http';
import { catchError } from 'rxjs';
import type { MonoTypeOperatorFunction } from 'rxjs';
import { is2xx } from './standing.js';

/**
 * Turns the `HttpErrorResponse` of any status outside 2xx back into an `HttpResponse`.
 *
 * ```text
 * source   --#      HttpErrorResponse 404
 * result   --(r|)   HttpResponse 404
 * ```
 *
 * Before `backoffSchedule` any status is data for the poll then, as it is with `pollHttp`. Without it such a
 * status ends the poll with its `HttpErrorResponse`; `retryRequest` sends again what a 503 has answered either way.
 * Errors pass as they came where no answer came (status 0), where the body of a 2xx could not be parsed, and where somebody
 * else made them, such as an interceptor. Completes with the source; unsubscribing unsubscribes it.
 *
 * @example
 * ```typescript
 * import { errorsAsAnswers } from 'rxpoll/angular';
 *
 * this.http
 *   .get<Job>('/api/jobs/42', { observe: 'response' })
 *   .pipe(errorsAsAnswers(), backoffSchedule({ initialDelay: '2s' }), takeUntilMatch({ status: [200] })); // 404, 404, 200
 * ```
 *
 * @returns An operator that mirrors the source, and gives an `HttpResponse` in place of an `HttpErrorResponse` with a status.
 */
export function errorsAsAnswers<R extends HttpEvent<unknown>>(): MonoTypeOperatorFunction<R> {
  return catchError((error: unknown) => {
    const answer = answerOf(error);
    if (answer === undefined) throw error;
    return [answer as HttpEvent<unknown> as R];
  });
}

/** The answer that an error was made of. */
function answerOf(error: unknown): HttpResponse<unknown> | undefined {
  if (!(error instanceof HttpErrorResponse) || error.status === 0 || is2xx(error.status)) return undefined;
  const { error: body, url } = error as { readonly error: unknown; readonly url: string | null };
  return new HttpResponse<unknown>(Object.assign({}, error, { body, url: url ?? '' }));
}
