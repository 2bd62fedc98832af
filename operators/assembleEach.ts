import { catchError } from 'rxjs';
import type { MonoTypeOperatorFunction, Observable } from 'rxjs';
import type { Attempt } from '../lib/attempt.js';
import type { HttpResponse } from '../lib/httpResponse.js';
import type { Predicate } from '../lib/matcher/compileMatcher.js';
import type { Sentence } from '../lib/plan/sentence.js';
import type { PollRequest } from '../lib/transport/exchangePlan.js';
import { abortedBy } from './abortedBy.js';
import { backoffSchedule } from './backoffSchedule.js';
import { pollHttp } from './pollHttp.js';
import { retryRequest } from './retryRequest.js';
import { takeUntilMatch } from './takeUntilMatch.js';
import { timeoutAfter } from './timeoutAfter.js';

/** Says a sentence but for its request: makes the operators once, and pipes each request through them. */
export function assembleEach<T>(
  sentence: Omit<Sentence, 'request'>,
): (request: PollRequest) => Observable<Attempt<HttpResponse<T>>> {
  const { exchange, requestTimeout, retry, schedule, law, until, match, timeout, signal, rephrase } = sentence;
  const { scheduler } = schedule;
  const inTime = timeoutAfter<HttpResponse>(requestTimeout, scheduler);
  const retried = retryRequest<HttpResponse>(retry);
  const repeated =
    law === undefined ? backoffSchedule<HttpResponse>(schedule) : backoffSchedule<HttpResponse>(law, schedule);
  const matched = takeUntilMatch<HttpResponse>(until as Predicate<HttpResponse>, match);
  const allInTime = timeoutAfter<Attempt<HttpResponse>>(timeout, scheduler, schedule.from?.beganAt);
  const told = rephrase === undefined ? asTheyCome : rephrased<Attempt<HttpResponse>>(rephrase);
  const abortable = abortedBy<Attempt<HttpResponse>>(signal);

  return (request) => {
    const attempts$ = pollHttp(request, exchange).pipe(inTime, retried, repeated, matched, allInTime, told, abortable);
    return attempts$ as Observable<Attempt<HttpResponse<T>>>;
  };
}

function asTheyCome<T>(source: Observable<T>): Observable<T> {
  return source;
}

function rephrased<T>(rephrase: (error: unknown) => unknown): MonoTypeOperatorFunction<T> {
  return catchError((error: unknown) => {
    throw rephrase(error);
  });
}
