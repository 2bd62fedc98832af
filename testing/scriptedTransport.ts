import { asyncScheduler, Observable } from 'rxjs';
import type { SchedulerLike } from 'rxjs';
import { parseDuration } from '../lib/duration.js';
import type { Duration } from '../lib/duration.js';
import type { HttpResponse } from '../lib/httpResponse.js';
import { aScheduler, checkOptions } from '../lib/options.js';
import { maskUrl } from '../lib/mask/maskUrl.js';
import type { HttpRequest } from '../lib/transport/transport.js';
import { wait } from '../operators/wait.js';
import type { Waiting } from '../operators/wait.js';
import type { BodyInit } from '../lib/transport/platform.js';

/** One answer of a {@link scriptedTransport}: a response or, where there is an `error`, none. */
export interface ScriptedAnswer {
  /**
   * Status code.
   * @defaultValue 200
   */
  readonly status?: number;
  /**
   * Header fields, by name in any case.
   * @defaultValue none
   */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * The body as it is after parsing: what `response.body` will be.
   * @defaultValue null
   */
  readonly body?: unknown;
  /**
   * Time from the request to the answer; `Infinity` never answers.
   * @defaultValue 0, which answers at once, synchronously
   */
  readonly delay?: Duration;
  /** What the request fails with. */
  readonly error?: unknown;
}

/** An answer, or a function that gives one for the request. */
export type ScriptedStep = ScriptedAnswer | ((request: HttpRequest) => ScriptedAnswer);

/** A request that a {@link scriptedTransport} was asked. */
export interface ScriptedRequest {
  /** Address. */
  readonly url: string;
  /** Method, in upper case. */
  readonly method: string;
  /** Header fields. */
  readonly headers: Headers;
  /** Body, or `null`. */
  readonly body: BodyInit | null;
  /** Whether it was unsubscribed before its answer. */
  readonly aborted: boolean;
}

/** What {@link scriptedTransport} returns: a transport that remembers. */
export interface ScriptedTransport {
  (request: HttpRequest): Observable<HttpResponse>;
  /** What was asked so far, oldest first. */
  readonly requests: readonly ScriptedRequest[];
}

/** Options of {@link scriptedTransport}. */
export interface ScriptedTransportOptions {
  /**
   * Times the delays.
   * @defaultValue `asyncScheduler`, which is virtual under `TestScheduler.run`
   */
  readonly scheduler?: SchedulerLike;
}

/**
 * Makes a transport that answers by script, without a network: for tests.
 *
 * ```text
 * script         [{ status: 202, delay: 2 }, { status: 200, delay: 1 }]
 * request 1      --(a|)      a: 202
 * request 2      -(b|)       b: 200
 * request 3      -(b|)
 * ```
 *
 * Each request is answered by the next step; the last step repeats. A request begins when it is subscribed, and one that
 * is unsubscribed before its answer is aborted. Everything is kept per transport: make one for each test.
 *
 * @example
 * ```ts
 * import { backoffSchedule, matchedBody, pollHttp, takeUntilMatch } from 'rxpoll';
 * import { scriptedTransport } from 'rxpoll/testing';
 *
 * const transport = scriptedTransport([
 *   { status: 202, body: { status: 'running' }, delay: '20ms' },
 *   { status: 200, body: { status: 'completed' } },
 * ]);
 *
 * pollHttp<{ status: string }>('https://api.example.com/jobs/42', { transport })
 *   .pipe(
 *     backoffSchedule({ strategy: 'fixed', initialDelay: '10ms' }),
 *     takeUntilMatch({ body: { status: ['completed'] } }),
 *     matchedBody(),
 *   )
 *   .subscribe((job) => {
 *     console.log(job.status, transport.requests.length); // completed 2
 *   });
 * ```
 *
 * @param script Answers, or functions of the request, in order; at least one.
 * @param options See {@link ScriptedTransportOptions}.
 * @returns A transport, to be given to `pollHttp`.
 * @throws TypeError if the script is empty or an option is wrong.
 */
export function scriptedTransport(
  script: readonly ScriptedStep[],
  options: ScriptedTransportOptions = {},
): ScriptedTransport {
  checkOptions('scriptedTransport', options, { scheduler: aScheduler });
  const last = script.at(-1);
  if (last === undefined) throw new TypeError('scriptedTransport: script must hold at least one answer');
  const { scheduler = asyncScheduler } = options;
  const requests: { -readonly [K in keyof ScriptedRequest]: ScriptedRequest[K] }[] = [];

  const transport = (request: HttpRequest): Observable<HttpResponse> =>
    new Observable((result) => {
      const { url, method, headers, body } = request;
      const seen = { url, method, headers, body, aborted: false };
      const step = script[requests.push(seen) - 1] ?? last;
      const answer = typeof step === 'function' ? step(request) : step;
      const delay = parseDuration(answer.delay ?? 0, 'delay');
      let isAnswered = false;

      const respond = (): void => {
        isAnswered = true;
        if ('error' in answer) {
          result.error(answer.error);
          return;
        }
        result.next(responseOf(answer, url));
        result.complete();
      };
      result.add(() => (seen.aborted = !isAnswered));
      if (delay === 0) respond();
      if (delay === 0 || delay === Infinity) return;
      const waiting: Waiting = { scheduler, dueAt: scheduler.now() + delay, left: 0, timer: undefined, due: respond };
      wait(waiting, delay);
      result.add(() => waiting.timer?.unsubscribe());
    });
  return Object.assign(transport, { requests });
}

function responseOf({ status = 200, headers, body = null }: ScriptedAnswer, url: string): HttpResponse {
  return { status, headers: new Headers(headers), body, url: maskUrl(url) };
}
