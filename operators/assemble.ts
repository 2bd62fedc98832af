import { catchError } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Attempt } from '../lib/attempt.js';
import type { HttpResponse } from '../lib/httpResponse.js';
import type { Sentence } from '../lib/plan/sentence.js';
import { backoffSchedule } from './backoffSchedule.js';
import { pollHttp } from './pollHttp.js';
import { retryRequest } from './retryRequest.js';
import { takeUntilMatch } from './takeUntilMatch.js';
import { timeoutAfter } from './timeoutAfter.js';

/** Says a sentence: builds the pipe of the five operators, and nothing else. */
export function assemble<T>(sentence: Sentence): Observable<Attempt<HttpResponse<T>>> {
  const { request, exchange, requestTimeout, retry, schedule, law, until, match, timeout, rephrase } = sentence;
  const { scheduler } = schedule;
  const attempts$: Observable<Attempt<HttpResponse>> = pollHttp(request, exchange).pipe(
    timeoutAfter(requestTimeout, scheduler),
    retryRequest(retry),
    law === undefined ? backoffSchedule(schedule) : backoffSchedule(law, schedule),
    takeUntilMatch(until, match),
    timeoutAfter(timeout, scheduler),
  );
  const typed$ = attempts$ as Observable<Attempt<HttpResponse<T>>>;
  if (rephrase === undefined) return typed$;
  return typed$.pipe(
    catchError((error: unknown) => {
      throw rephrase(error);
    }),
  );
}
