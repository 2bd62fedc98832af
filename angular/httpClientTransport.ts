import { HttpErrorResponse, HttpEventType, HttpResponse } from '@angular/common/http';
import type { HttpClient, HttpContext, HttpEvent, HttpResponseBase } from '@angular/common/http';
import { catchError, concatMap, defer, Observable, takeUntil } from 'rxjs';
import { BodyTooLargeError } from '../lib/errors/bodyTooLargeError.js';
import { NetworkError } from '../lib/errors/networkError.js';
import type { HttpResponse as Answer } from '../lib/httpResponse.js';
import { maskUrl } from '../lib/mask/maskUrl.js';
import { aRecord, checkOptions } from '../lib/options.js';
import { showOption } from '../lib/show.js';
import { assertWhole } from '../lib/transport/assertWhole.js';
import { maskedCause } from '../lib/transport/maskedCause.js';
import { summaryOf } from '../lib/transport/outgoingRequest.js';
import { Received } from '../lib/transport/received.js';
import { ResponseHeaders } from '../lib/transport/responseHeaders.js';
import type { HttpRequest, ParsedBody, Transport } from '../lib/transport/transport.js';
import { angularRequest } from './angularRequest.js';

/** Options of {@link httpClientTransport}. */
export interface HttpClientTransportOptions {
  /** What interceptors are told with each request. */
  readonly context?: HttpContext;
}

/** Stands before JSON, so that no script can include it; `HttpClient` takes it away where it parses. */
const xssiPrefix = /^\)\]\}',?\n/;

/**
 * Transport that sends requests by Angular's `HttpClient`: through its interceptors and its backend, whichever that is.
 *
 * So a poll is logged in, counted and tested like every other request of the application: interceptors run once for each
 * request, the token of XSRF is sent, and `HttpTestingController` answers it. In all else it is `pollHttp` as ever:
 * any status is a response, JSON is tried whatever the content type says, a request that is lost is a `NetworkError`.
 * Unsubscribing aborts the request. What an interceptor throws passes as it came.
 *
 * Interceptors see bodies as text, for they are parsed after them: one that reads or changes JSON has to parse it, or is for
 * `http.get`. Requests report their progress, which is how `maxBodyBytes` is kept; an interceptor sees those events. What only `fetch`
 * can do (`redirect`, `cache`, `keepalive`…) the XHR backend leaves out, and Angular says so in the console.
 *
 * @example
 * ```typescript
 * import { backoffSchedule, pollHttp, takeUntilMatch } from 'rxpoll';
 * import { httpClientTransport } from 'rxpoll/angular';
 *
 * private readonly transport = httpClientTransport(inject(HttpClient));
 *
 * watch(id: string) {
 *   return pollHttp<Job>(`/api/jobs/${id}`, { transport: this.transport }).pipe(
 *     backoffSchedule({ initialDelay: '2s' }),
 *     takeUntilMatch({ body: { status: ['completed'] } }),
 *   );
 * }
 * ```
 *
 * @param http The application's `HttpClient`.
 * @param options See {@link HttpClientTransportOptions}.
 * @returns A `Transport`.
 * @throws TypeError if it is no `HttpClient`, or an option is not right.
 */
export function httpClientTransport(http: HttpClient, options: HttpClientTransportOptions = {}): Transport {
  const { request: send } = Object(http) as Partial<HttpClient>;
  if (typeof send !== 'function') {
    throw new TypeError(`httpClientTransport: http must be an HttpClient, not ${showOption(http)}`);
  }
  checkOptions('httpClientTransport', options, { context: aRecord });
  return (request) => {
    assertWhole('httpClientTransport', request);
    return defer(() => http.request(angularRequest(request, options.context))).pipe(
      concatMap((event: HttpEvent<unknown>) => read(event, request)),
      catchError((error: unknown) => [readError(error, request)]),
      takeUntil(aborted(request)),
    );
  };
}

/** Errors when the request is aborted. Unsubscribing does the same, where who subscribes can. */
function aborted(request: HttpRequest): Observable<never> {
  return new Observable((result) => {
    const tell = (): void => {
      if (!result.closed) result.error(request.signal.reason);
    };
    if (request.onAbort) request.onAbort(tell);
    else request.signal.addEventListener('abort', tell);
    return () => {
      if (!request.onAbort) request.signal.removeEventListener('abort', tell);
    };
  });
}

function read(event: HttpEvent<unknown>, request: HttpRequest): Answer[] {
  if (event.type === HttpEventType.DownloadProgress) assertSize(event.loaded, request);
  return event instanceof HttpResponse ? [answerOf(event, event.body, request)] : [];
}

/**
 * Reads the answer that an error was made of.
 *
 * @throws NetworkError where there was none, and the error itself where it is not of `HttpClient`.
 */
function readError(error: unknown, request: HttpRequest): Answer {
  if (!(error instanceof HttpErrorResponse)) throw error;
  if (error.status > 0) return answerOf(error, error.error, request);
  const cause: unknown = error.error instanceof Error ? error.error : new Error('the browser does not tell why');
  throw new NetworkError(summaryOf(request), maskedCause(cause, request.url));
}

function answerOf({ status, headers, url }: HttpResponseBase, body: unknown, request: HttpRequest): Answer {
  const fields = new Headers();
  for (const name of headers.keys()) fields.set(name, (headers.getAll(name) ?? []).join(', '));
  return { status, headers: new ResponseHeaders(fields), ...parsed(status, body, request), url: url && maskUrl(url) };
}

function parsed(status: number, body: unknown, request: HttpRequest): ParsedBody {
  if (body instanceof Blob) assertSize(body.size, request);
  if (body instanceof ArrayBuffer) assertSize(body.byteLength, request);
  // An interceptor may answer by itself, with what the body is to be.
  if (typeof body !== 'string') return { body, isJson: request.responseType === 'json' && body !== null };
  const received = new Received(request, status);
  received.take(new TextEncoder().encode(request.responseType === 'json' ? body.replace(xssiPrefix, '') : body));
  return received.parsed('');
}

function assertSize(size: number, request: HttpRequest): void {
  if (size > request.maxBodyBytes) throw new BodyTooLargeError(request.maxBodyBytes, summaryOf(request));
}
