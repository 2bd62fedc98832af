import { catchError } from 'rxjs';
import type { MonoTypeOperatorFunction, Observable } from 'rxjs';
import type { Attempt } from '../lib/attempt.js';
import type { HttpResponse } from '../lib/httpResponse.js';
import type { Sentence } from '../lib/plan/sentence.js';
import { abortedBy } from './abortedBy.js';
import { backoffSchedule } from './backoffSchedule.js';
import { pollHttp } from './pollHttp.js';
import { retryRequest } from './retryRequest.js';
import { takeUntilMatch } from './takeUntilMatch.js';
import { timeoutAfter } from './timeoutAfter.js';

/** Says a sentence: builds the pipe of the five operators. */
export function assemble<T>(sentence: Sentence): Observable<Attempt<HttpResponse<T>>> {
  const { request, exchange, requestTimeout, retry, schedule, law, until, match, timeout, signal, rephrase } = sentence;
  const { scheduler } = schedule;
  const attempts$: Observable<Attempt<HttpResponse>> = pollHttp(request, exchange).pipe(
    timeoutAfter(requestTimeout, scheduler),
    retryRequest(retry),
    law === undefined ? backoffSchedule(schedule) : backoffSchedule(law, schedule),
    takeUntilMatch(until, match),
    timeoutAfter(timeout, scheduler, schedule.from?.beganAt),
    rephrase === undefined ? asTheyCome : rephrased(rephrase),
    abortedBy(signal),
  );
  return attempts$ as Observable<Attempt<HttpResponse<T>>>;
}

function asTheyCome<T>(source: Observable<T>): Observable<T> {
  return source;
}

function rephrased<T>(rephrase: (error: unknown) => unknown): MonoTypeOperatorFunction<T> {
  return catchError((error: unknown) => {
    throw rephrase(error);
  });
}
