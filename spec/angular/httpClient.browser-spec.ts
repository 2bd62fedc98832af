import { setUp } from './testBed.js';
import {
  HttpClient,
  HttpErrorResponse,
  HttpEventType,
  HttpResponse,
  provideHttpClient,
  withInterceptors,
} from '@angular/common/http';
import type { HttpEvent, HttpInterceptorFn } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import type { TestRequest } from '@angular/common/http/testing';
import { filter, isObservable } from 'rxjs';
import type { Observable } from 'rxjs';
import { errorsAsAnswers } from '../../angular/errorsAsAnswers.js';
import { backoffSchedule, matchedBody, retryRequest, takeUntilMatch, timeoutAfter } from '../../lib/index.js';
import type { Attempt, HttpResponse as Answer, NetworkError } from '../../lib/index.js';
import { until } from '../support/pages/until.js';
import { record } from '../support/record.js';

interface Job {
  readonly status: 'running' | 'completed';
}

const url = '/api/jobs/42';
const soon = { strategy: 'fixed', initialDelay: 1 } as const;

describe('HttpClient of Angular in place of pollHttp', () => {
  let http: HttpClient;
  let controller: HttpTestingController;
  let intercepted: number;
  let intercept: HttpInterceptorFn;

  beforeEach(() => {
    intercepted = 0;
    intercept = (request, next) => next(request);
    const counting: HttpInterceptorFn = (request, next) => {
      intercepted++;
      return intercept(request, next);
    };
    const bed = setUp(provideHttpClient(withInterceptors([counting])), provideHttpClientTesting());
    http = bed.inject(HttpClient);
    controller = bed.inject(HttpTestingController);
  });
  afterEach(() => controller.verify({ ignoreCancelled: true }));

  /** The next request. */
  const arrived = (): Promise<TestRequest> => until(() => controller.match(url)[0]);
  const response$ = (): Observable<HttpResponse<Job>> => http.get<Job>(url, { observe: 'response' });

  it('gives the types and the values of the sentence, with each request through the interceptors', async () => {
    const attempts$: Observable<Attempt<Answer<Job>>> = response$().pipe(
      timeoutAfter('10s'),
      retryRequest({ maxRetries: 4 }),
      backoffSchedule(soon),
      takeUntilMatch({ status: [200], body: { status: ['completed'] } }),
      timeoutAfter('5m'),
    );
    const job$: Observable<Job> = attempts$.pipe(matchedBody());
    const recording = record(job$);
    (await arrived()).flush({ status: 'completed' }, { status: 202, statusText: 'Accepted' });
    (await arrived()).flush({ status: 'running' });
    (await arrived()).flush({ status: 'completed' });

    expect(recording).toEqual({ values: [{ status: 'completed' }], end: 'complete' });
    expect(intercepted).toBe(3);
  });

  it('gives responses that are those of the package, and filters that are typed by the body', () => {
    const isOwn = <R extends Answer<Job>>(source: Observable<R>): boolean => isObservable(source);
    const attempts$ = response$().pipe(backoffSchedule());
    const mistakes = [
      // @ts-expect-error -- a body has no such key
      () => attempts$.pipe(takeUntilMatch({ body: { state: ['completed'] } })),
      // @ts-expect-error -- nor such a value
      () => attempts$.pipe(takeUntilMatch({ body: { status: ['complete'] } })),
    ];

    expect([isOwn(response$()), mistakes.length]).toEqual([true, 2]);
  });

  it('is asked again where a 503 made an error, and where no answer came', async () => {
    const recording = record(response$().pipe(retryRequest({ initialDelay: 1, jitter: 'none' })));
    (await arrived()).flush('later', { status: 503, statusText: 'Service Unavailable' });
    (await arrived()).error(new ProgressEvent('error'));
    (await arrived()).flush({ status: 'running' });

    expect(recording.values.map(({ status }) => status)).toEqual([200]);
    expect([recording.end, intercepted]).toEqual(['complete', 3]);
  });

  it('is asked again when the server of an error says so', async () => {
    const waits: number[] = [];
    const onRetry = (_: unknown, delay: number): void => void waits.push(delay);
    const subscription = response$()
      .pipe(retryRequest({ initialDelay: 1, onRetry }))
      .subscribe();
    (await arrived()).flush('later', {
      status: 503,
      statusText: 'Service Unavailable',
      headers: { 'Retry-After': '60' },
    });
    subscription.unsubscribe();

    expect(waits).toEqual([60_000]);
  });

  it('ends the poll with its error at a status that is none of success', async () => {
    const recording = record(response$().pipe(backoffSchedule(soon)));
    (await arrived()).flush({ error: 'gone' }, { status: 404, statusText: 'Not Found' });

    expect(recording.values).toEqual([]);
    expect(recording.end).toBeInstanceOf(HttpErrorResponse);
  });

  it('fails an attempt with the status of its error, where the poll survives that', async () => {
    const recording = record(response$().pipe(backoffSchedule({ ...soon, tolerateErrors: 1, maxAttempts: 2 })));
    (await arrived()).flush({ error: 'gone' }, { status: 404, statusText: 'Not Found' });
    (await arrived()).flush({ status: 'running' });

    expect(recording.values.at(-1)?.tally).toEqual({ '404': 1, '200': 1 });
  });

  it('takes every status as an answer with errorsAsAnswers()', async () => {
    const recording = record(
      response$().pipe(errorsAsAnswers(), backoffSchedule(soon), takeUntilMatch({ status: [200] })),
    );
    (await arrived()).flush({ error: 'not yet' }, { status: 404, statusText: 'Not Found' });
    (await arrived()).flush({ status: 'completed' });

    expect(recording.values.map(({ response }) => [response.status, response.body])).toEqual([
      [404, { error: 'not yet' } as never],
      [200, { status: 'completed' }],
    ]);
    expect(recording.end).toBe('complete');
  });

  it('may tell of its progress: the attempt is what comes last', async () => {
    const events$: Observable<HttpEvent<Job>> = http.get<Job>(url, { observe: 'events', reportDownloadProgress: true });
    const recording = record(events$.pipe(backoffSchedule({ ...soon, maxAttempts: 1 })));
    const request = await arrived();
    request.event({ type: HttpEventType.DownloadProgress, loaded: 1 });
    request.flush({ status: 'running' });

    expect(recording.values.map(({ response }) => response instanceof HttpResponse && response.body)).toEqual([
      { status: 'running' },
    ]);
  });

  it('may tell of its progress before retryRequest, which needs answers alone', async () => {
    const isResponse = (event: HttpEvent<Job>): event is HttpResponse<Job> => event instanceof HttpResponse;
    const attempts$: Observable<Attempt<HttpResponse<Job>>> = http
      .get<Job>(url, { observe: 'events' })
      .pipe(filter(isResponse), retryRequest(), backoffSchedule({ ...soon, maxAttempts: 1 }));
    const recording = record(attempts$);
    (await arrived()).flush({ status: 'running' });

    expect(recording.values.length).toBe(1);
  });

  it('may give the body alone, for a matcher that is a function', async () => {
    const body$ = http.get<Job>(url).pipe(
      backoffSchedule(soon),
      takeUntilMatch(({ status }) => status === 'completed'),
    );
    const recording = record(body$);
    (await arrived()).flush({ status: 'completed' });

    expect(recording.values.map(({ response }) => response)).toEqual([{ status: 'completed' }]);
  });

  it('tells the error of an interceptor as it came', () => {
    intercept = () => {
      throw new Error('logged out');
    };
    const recording = record(response$().pipe(errorsAsAnswers(), retryRequest(), backoffSchedule(soon)));

    expect([(recording.end as NetworkError).message, intercepted]).toEqual(['logged out', 1]);
  });

  it('cancels the request when the poll is unsubscribed', async () => {
    const subscription = response$().pipe(backoffSchedule(soon)).subscribe();
    const request = await arrived();
    subscription.unsubscribe();

    expect(request.cancelled).toBeTrue();
  });
});
