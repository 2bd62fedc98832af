import { provideChangeDetection, setUp } from './testBed.js';
import {
  HttpClient,
  HttpContext,
  HttpContextToken,
  HttpResponse,
  provideHttpClient,
  withInterceptors,
  withXhr,
} from '@angular/common/http';
import type { HttpInterceptorFn, HttpRequest } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import type { TestRequest } from '@angular/common/http/testing';
import type { ApplicationRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { createApplication } from '@angular/platform-browser';
import { from, lastValueFrom, of, throwError } from 'rxjs';
import { httpClientTransport } from '../../angular/httpClientTransport.js';
import { backoffSchedule, pollHttp } from '../../lib/index.js';
import type { BodyTooLargeError, NetworkError, Transport } from '../../lib/index.js';
import { describeTransport } from '../integration/transportSuite.js';
import type { TransportTraits } from '../integration/transportSuite.js';
import { record } from '../support/record.js';

const backends: [string, ReturnType<typeof provideHttpClient>, TransportTraits][] = [
  ['fetch', provideHttpClient(), {}],
  ['XHR', provideHttpClient(withXhr()), { refusesRedirects: false }], // XHR follows them all, and cannot be told not to
];
for (const [backend, provider, traits] of backends) {
  describe(`httpClientTransport by ${backend}`, () => {
    let application: ApplicationRef;
    beforeAll(async () => {
      application = await createApplication({ providers: [provideChangeDetection(), provider] });
    });
    afterAll(() => application.destroy());

    describeTransport(
      `the HttpClient of Angular by ${backend}`,
      () => ({ transport: httpClientTransport(application.injector.get(HttpClient)) }),
      traits,
    );
  });
}

describe('httpClientTransport', () => {
  let controller: HttpTestingController;
  let intercepted: HttpRequest<unknown>[];
  let intercept: HttpInterceptorFn;
  let transport: Transport;

  beforeEach(() => {
    intercepted = [];
    intercept = (request, next) => next(request);
    const keeping: HttpInterceptorFn = (request, next) => {
      intercepted.push(request);
      return intercept(request, next);
    };
    const bed = setUp(provideHttpClient(withInterceptors([keeping])), provideHttpClientTesting());
    controller = bed.inject(HttpTestingController);
    transport = httpClientTransport(bed.inject(HttpClient));
  });

  const answers: [string, (request: TestRequest) => void, unknown[]][] = [
    ['JSON', (request) => request.flush({ a: 1 }), [200, { a: 1 }, true]],
    [
      'JSON behind the prefix that no script can include',
      (request) => request.flush(`)]}',\n{"a":1}`),
      [200, { a: 1 }, true],
    ],
    ['text', (request) => request.flush('<html>'), [200, '<html>', false]],
    ['nothing', (request) => request.flush(null), [204, null, false]],
    ['a 404', (request) => request.flush({ a: 1 }, { status: 404, statusText: 'Not Found' }), [404, { a: 1 }, true]],
    ['a 503', (request) => request.flush('later', { status: 503, statusText: 'Busy' }), [503, 'later', false]],
  ];
  for (const [what, act, [status, body, isJson]] of answers) {
    it(`takes ${what} from HttpTestingController`, () => {
      const recording = record(pollHttp('/jobs', { transport }));
      act(controller.expectOne('/jobs'));

      expect(recording).toEqual({ values: [jasmine.objectContaining({ status, body, isJson })], end: 'complete' });
    });
  }

  it('takes an answer of an interceptor, whose body is what it is to be', () => {
    intercept = () => of(new HttpResponse({ body: { a: 1 } }));
    const recording = record(pollHttp('/jobs', { transport }));

    expect(recording.values).toEqual([jasmine.objectContaining({ status: 200, body: { a: 1 }, isJson: true })]);
  });

  it('is intercepted once for each attempt', () => {
    const { values } = record(pollHttp('/jobs', { transport }).pipe(backoffSchedule({ maxAttempts: 1 })));
    controller.expectOne('/jobs').flush({});

    expect([values.length, intercepted.length]).toEqual([1, 1]);
  });

  it('lets an interceptor add header fields, and reads those of the answer', () => {
    intercept = (request, next) => next(request.clone({ setHeaders: { authorization: 'Bearer hidden' } }));
    const { values } = record(pollHttp('/jobs', { transport, headers: { 'x-key': 'k' } }));
    const test = controller.expectOne('/jobs');
    test.flush({}, { headers: { 'X-State': ['a', 'b'] } });

    expect(['authorization', 'x-key'].map((name) => test.request.headers.get(name))).toEqual(['Bearer hidden', 'k']);
    expect(values.map(({ headers }) => headers.get('x-state'))).toEqual(['a, b']);
  });

  it('tells an error of an interceptor as it came', () => {
    const error = new Error('logged out');
    intercept = () => throwError(() => error);

    expect(record(pollHttp('/jobs', { transport })).end).toBe(error);
  });

  it('tells a request without an answer as a NetworkError, without its secrets', () => {
    const recording = record(pollHttp('/jobs?token=hidden', { transport }));
    controller.expectOne('/jobs?token=hidden').error(new ProgressEvent('error'));
    const { kind, message } = recording.end as NetworkError;

    expect([kind, message]).toEqual([
      'network',
      'GET /jobs?token=******** got no response: the browser does not tell why',
    ]);
  });

  it('sends cookies to other origins with either backend where it is asked to', () => {
    const sent = (credentials: RequestCredentials): unknown[] => {
      pollHttp('/jobs', { transport, credentials }).subscribe();
      const { request } = controller.expectOne('/jobs');
      return [request.withCredentials, request.credentials];
    };

    expect([sent('include'), sent('omit')]).toEqual([
      [true, undefined],
      [false, 'omit'],
    ]);
  });

  it('keeps the content type that is given with a form', () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    pollHttp('/jobs', { transport, method: 'POST', headers, body: new URLSearchParams({ a: '1' }) }).subscribe();
    const { request } = controller.expectOne('/jobs');

    expect([request.headers.get('content-type'), request.body]).toEqual([headers['content-type'], 'a=1']);
  });

  it('sends no stream', () => {
    const body = new Blob(['a']).stream();
    const { end } = record(pollHttp(() => ({ url: '/jobs', method: 'POST', body }), { transport }));

    expect((end as Error).message).toBe(
      'httpClientTransport: HttpClient sends no streams; give text, bytes, a form or a Blob',
    );
  });

  it('bounds what an interceptor answers, too', () => {
    const recording = record(pollHttp('/jobs', { transport, maxBodyBytes: 2 }));
    controller.expectOne('/jobs').flush('long');

    expect((recording.end as BodyTooLargeError).kind).toBe('body-too-large');
  });

  it('is cancelled when it is unsubscribed', () => {
    const subscription = pollHttp('/jobs', { transport }).subscribe();
    const request = controller.expectOne('/jobs');
    subscription.unsubscribe();

    expect(request.cancelled).toBeTrue();
  });

  it('is cancelled by the signal where who wraps it cannot unsubscribe it', async () => {
    const wrapped: Transport = async (request) => lastValueFrom(from(transport(request)));
    const subscription = pollHttp('/jobs', { transport: wrapped }).subscribe();
    const request = controller.expectOne('/jobs');
    subscription.unsubscribe();

    expect(await Promise.resolve(request.cancelled)).toBeTrue();
  });

  it('is cancelled by the signal of a request that was made by hand', () => {
    const controllerOfSignal = new AbortController();
    const init = { url: '/jobs', method: 'GET', headers: new Headers(), body: null, init: {} };
    const rest = { signal: controllerOfSignal.signal, responseType: 'json', maxBodyBytes: 10 } as const;
    const recording = record(from(transport({ ...init, ...rest })));
    const request = controller.expectOne('/jobs');
    controllerOfSignal.abort('enough');

    expect([request.cancelled, recording.end]).toEqual([true, 'enough']);
  });

  it('tells interceptors the context that it is given', () => {
    const isQuiet = new HttpContextToken(() => false);
    const told = httpClientTransport(TestBed.inject(HttpClient), { context: new HttpContext().set(isQuiet, true) });
    record(pollHttp('/told', { transport: told }));
    record(pollHttp('/plain', { transport }));

    expect(intercepted.map(({ context }) => context.get(isQuiet))).toEqual([true, false]);
    expect(() => httpClientTransport(TestBed.inject(HttpClient), { context: 5 } as never)).toThrowError(
      /^httpClientTransport: context must be an object, not 5$/,
    );
  });

  it('refuses what is no HttpClient', () => {
    expect(() => httpClientTransport(fetch as never)).toThrowError(
      TypeError,
      'httpClientTransport: http must be an HttpClient, not a function',
    );
  });

  it('refuses a copy of a request', () => {
    const copying: Transport = (request) => transport({ ...request });

    expect((record(pollHttp('/jobs', { transport: copying })).end as Error).message).toContain('has lost its signal');
  });
});
