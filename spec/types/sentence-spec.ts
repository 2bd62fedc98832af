import { type } from 'arktype';
import { NEVER, isObservable } from 'rxjs';
import type { MonoTypeOperatorFunction, Observable, OperatorFunction } from 'rxjs';
import * as v from 'valibot';
import * as z from 'zod/mini';
import {
  backoffSchedule,
  checkpointOf,
  compileFilter,
  constant,
  exponential,
  isPollError,
  matchedBody,
  pollHttp,
  retryRequest,
  takeUntilMatch,
  timeoutAfter,
} from '../../lib/index.js';
import type { AnyPollError, Attempt, BodyOf, HttpResponse, PollTimeoutError, ResponseFilter } from '../../lib/index.js';

interface Job {
  readonly id: number;
  readonly status: 'queued' | 'running' | 'completed' | 'failed';
  readonly result?: { readonly url: string } | null;
  readonly steps: readonly { readonly name: string; readonly isDone: boolean }[];
  readonly tags: readonly string[];
  readonly createdAt: Date;
}
interface Completed extends Job {
  readonly status: 'completed';
  readonly result: { readonly url: string };
}

/** Whether two types are the same, `any` and `unknown` told apart. */
type Equal<A, B> = [A, B, IsAny<A>] extends [B, A, IsAny<B>] ? true : false;
type IsAny<T> = 0 extends 1 & T ? true : false;
/** What an Observable emits, and what an operator makes. */
type ValueOf<O> = O extends Observable<infer V> ? V : O extends OperatorFunction<never, infer V> ? V : never;

/** Compiles where an Observable emits exactly what is expected. */
function emits<Expected>() {
  return <O extends Observable<unknown>>(result: O, isEqual: Equal<ValueOf<O>, Expected>): void => {
    const holds: boolean[] = [isObservable(result), isEqual];
    expect(holds).toEqual([true, true]);
  };
}

const url = 'https://api.example.com/jobs/42';
const job$ = pollHttp<Job>(url);
const attempts$ = job$.pipe(backoffSchedule());

/** Nothing here is ever called: it is the compiler that refuses each of them. */
function refused(...mistakes: (() => unknown)[]): void {
  expect(mistakes.every((mistake) => typeof mistake === 'function')).toBeTrue();
}

describe('the types of the sentence', () => {
  it('infer the body from the first word to the last', () => {
    emits<Job>()(
      pollHttp<Job>(url).pipe(
        timeoutAfter('10s'),
        retryRequest({ maxRetries: 4 }),
        backoffSchedule({ initialDelay: '2s', maxDelay: '60s' }),
        takeUntilMatch({ status: [200], body: { status: ['completed'] } }),
        timeoutAfter('5m'),
        matchedBody(),
      ),
      true,
    );
  });

  it('tell after each word what it gives', () => {
    emits<HttpResponse<Job>>()(job$, true);
    emits<HttpResponse<Job>>()(job$.pipe(timeoutAfter('10s')), true);
    emits<HttpResponse<Job>>()(job$.pipe(timeoutAfter('10s'), retryRequest()), true);
    emits<Attempt<HttpResponse<Job>>>()(attempts$, true);
    emits<Attempt<HttpResponse<Job>>>()(attempts$.pipe(takeUntilMatch({ status: [200] })), true);
    emits<Attempt<HttpResponse<Job>>>()(attempts$.pipe(takeUntilMatch({}), timeoutAfter('5m')), true);
    emits<HttpResponse>()(pollHttp(url), true);
    emits<unknown>()(pollHttp(url).pipe(backoffSchedule(), takeUntilMatch({}), matchedBody()), true);
  });

  it('allow only orders that mean something', () => {
    refused(
      // @ts-expect-error there are no attempts yet
      () => job$.pipe(takeUntilMatch({ status: [200] })),
      // @ts-expect-error nor when they come later
      () => job$.pipe(takeUntilMatch({ status: [200] }), backoffSchedule()),
      // @ts-expect-error nor for a predicate
      () => job$.pipe(takeUntilMatch(() => true)),
      // @ts-expect-error attempts are not retried
      () => job$.pipe(backoffSchedule(), retryRequest()),
      // @ts-expect-error nor after the match
      () => job$.pipe(backoffSchedule(), takeUntilMatch({}), retryRequest()),
      // @ts-expect-error there is no attempt to take a body from
      () => job$.pipe(matchedBody()),
    );
  });

  describe('of filters', () => {
    it('take what the body can be', () => {
      const filters: ResponseFilter<Job>[] = [
        {},
        { status: 200 },
        { status: ['2xx', 404, '500-599'], headers: { etag: [{ $exists: true }], 'X-State': ['done'] } },
        { body: {} },
        { body: { id: [42], status: ['completed', 'failed'] } },
        { body: { id: [{ $gt: 5 }, { $lte: 9 }], status: [{ $anythingBut: ['failed'] }] } },
        { body: { result: { url: [{ $startsWith: 'https://' }] } } },
        { body: { result: [{ $isNull: false }] } },
        { body: { steps: { name: ['copy'], isDone: [true] } } },
        { body: { tags: [{ $includes: 'urgent' }], createdAt: [{ $startsWith: '2026-' }] } },
      ];

      for (const filter of filters) emits<Job>()(attempts$.pipe(takeUntilMatch(filter), matchedBody()), true);
    });

    it('refuse a key that the body cannot have', () => {
      refused(
        // @ts-expect-error no such key
        () => attempts$.pipe(takeUntilMatch({ body: { statsu: ['completed'] } })),
        // @ts-expect-error no such key within
        () => attempts$.pipe(takeUntilMatch({ body: { result: { link: ['x'] } } })),
        // @ts-expect-error no such key of an element
        () => attempts$.pipe(takeUntilMatch({ body: { steps: { done: [true] } } })),
        // @ts-expect-error no such field of a filter
        () => attempts$.pipe(takeUntilMatch({ boddy: {} })),
      );
    });

    it('refuse a value that the body cannot have', () => {
      refused(
        // @ts-expect-error no such value
        () => attempts$.pipe(takeUntilMatch({ body: { status: ['complete'] } })),
        // @ts-expect-error one of them is no such value
        () => attempts$.pipe(takeUntilMatch({ body: { status: ['completed', 'fialed'] } })),
        // @ts-expect-error a number is no text
        () => attempts$.pipe(takeUntilMatch({ body: { id: ['42'] } })),
        // @ts-expect-error text is no number
        () => attempts$.pipe(takeUntilMatch({ body: { status: [{ $gt: 5 }] } })),
        // @ts-expect-error no such value, in an operator
        () => attempts$.pipe(takeUntilMatch({ body: { status: [{ $anythingBut: 'fialed' }] } })),
        // @ts-expect-error a value stands in a list
        () => attempts$.pipe(takeUntilMatch({ body: { status: 'completed' } })),
        // @ts-expect-error values and operators do not mix
        () => attempts$.pipe(takeUntilMatch({ body: { status: ['completed', { $exists: true }] } })),
        // @ts-expect-error no such operator
        () => attempts$.pipe(takeUntilMatch({ body: { status: [{ $exist: true }] } })),
        // @ts-expect-error a body of text has no keys
        () => pollHttp<string>(url).pipe(backoffSchedule(), takeUntilMatch({ body: { status: ['x'] } })),
      );
    });

    it('take any well-formed filter where the type of the body is not known', () => {
      const filter = { body: { a: { b: [{ $exists: true }], c: [1, 2] } }, headers: { etag: ['x'] } };

      emits<unknown>()(pollHttp(url).pipe(backoffSchedule(), takeUntilMatch(filter), matchedBody()), true);
      refused(
        // @ts-expect-error a value stands in a list, there too
        () => pollHttp(url).pipe(backoffSchedule(), takeUntilMatch({ body: { a: 'b' } })),
        // @ts-expect-error no such operator, there too
        () => pollHttp(url).pipe(backoffSchedule(), takeUntilMatch({ body: { a: [{ $exist: true }] } })),
      );
    });

    it('keep a filter for the body that it was written for', () => {
      const forJobs: ResponseFilter<Job> = { body: { status: ['completed'] } };
      const words = ['completed', 'failed'] as const;

      emits<Job>()(attempts$.pipe(takeUntilMatch(forJobs), matchedBody()), true);
      emits<Job>()(attempts$.pipe(takeUntilMatch({ body: { status: words } }), matchedBody()), true);
      emits<Job>()(attempts$.pipe(takeUntilMatch(compileFilter(forJobs)), matchedBody()), true);
      refused(
        // @ts-expect-error it was written for another body
        () => pollHttp<{ id: string }>(url).pipe(backoffSchedule(), takeUntilMatch(forJobs)),
      );
    });
  });

  describe('of guards and predicates', () => {
    it('narrow what follows', () => {
      const isCompleted = (response: HttpResponse<Job>): response is HttpResponse<Completed> =>
        response.body?.status === 'completed';

      emits<Attempt<HttpResponse<Completed>>>()(attempts$.pipe(takeUntilMatch(isCompleted)), true);
      emits<Completed>()(attempts$.pipe(takeUntilMatch(isCompleted), matchedBody()), true);
      emits<Completed>()(attempts$.pipe(takeUntilMatch(isCompleted), timeoutAfter('5m'), matchedBody()), true);
    });

    it('know the response and the attempt', () => {
      emits<Job>()(
        attempts$.pipe(
          takeUntilMatch((response) => response.body?.status === 'completed'),
          matchedBody(),
        ),
        true,
      );
      emits<Job>()(
        attempts$.pipe(
          takeUntilMatch((_, { number, tally }) => number > 3 && !tally['503']),
          matchedBody(),
        ),
        true,
      );
    });

    it('refuse what is no answer, or looks in the wrong place', () => {
      refused(
        // @ts-expect-error a promise is no answer
        () => attempts$.pipe(takeUntilMatch(async (response) => response.status === 200)),
        // @ts-expect-error the body has the status of the job, the response has a number
        () => attempts$.pipe(takeUntilMatch((response) => response.status === 'completed')),
        // @ts-expect-error the predicate is given the response
        () => attempts$.pipe(takeUntilMatch((attempt) => attempt.number > 3)),
      );
    });
  });

  describe('of schemas', () => {
    const byZod = z.object({ id: z.number() });
    const byValibot = v.object({ id: v.number() });
    const byArktype = type({ id: 'number' });

    it('give the body its type in pollHttp', () => {
      emits<HttpResponse<{ id: number }>>()(pollHttp(url, { schema: byZod }), true);
      emits<HttpResponse<{ id: number }>>()(pollHttp(url, { schema: byValibot, method: 'POST', body: '{}' }), true);
      emits<HttpResponse<{ id: number }>>()(pollHttp(url, { schema: byArktype }), true);
    });

    it('give it what they make of it', () => {
      const schema = z.object({
        at: z.pipe(
          z.string(),
          z.transform((text) => new Date(text)),
        ),
      });

      emits<{ at: Date }>()(pollHttp(url, { schema }).pipe(backoffSchedule(), takeUntilMatch({}), matchedBody()), true);
    });

    it('narrow what follows takeUntilMatch', () => {
      emits<{ id: number }>()(attempts$.pipe(takeUntilMatch(byZod), matchedBody()), true);
      emits<{ id: number }>()(attempts$.pipe(takeUntilMatch(byValibot), matchedBody()), true);
      emits<{ id: number }>()(attempts$.pipe(takeUntilMatch(byArktype), timeoutAfter('5m'), matchedBody()), true);
    });

    it('let filters know the body', () => {
      const known$ = pollHttp(url, { schema: byZod }).pipe(backoffSchedule());

      emits<{ id: number }>()(known$.pipe(takeUntilMatch({ body: { id: [42] } }), matchedBody()), true);
      refused(
        // @ts-expect-error no such key
        () => known$.pipe(takeUntilMatch({ body: { key: [42] } })),
      );
    });
  });

  describe('of failOn', () => {
    it('take what the matcher takes', () => {
      const options = { stableFor: 2, onExhausted: 'complete' } as const;

      emits<Job>()(
        attempts$.pipe(takeUntilMatch({}, { failOn: { body: { status: ['failed'] } }, ...options }), matchedBody()),
        true,
      );
      emits<Job>()(
        attempts$.pipe(takeUntilMatch({}, { failOn: ({ body }) => body?.status === 'failed' }), matchedBody()),
        true,
      );
      emits<Job>()(
        attempts$.pipe(takeUntilMatch({}, { failOn: z.object({ error: z.string() }) }), matchedBody()),
        true,
      );
    });

    it('refuse what the matcher refuses', () => {
      refused(
        // @ts-expect-error no such value
        () => attempts$.pipe(takeUntilMatch({}, { failOn: { body: { status: ['fialed'] } } })),
        // @ts-expect-error no such value, after a predicate
        () => attempts$.pipe(takeUntilMatch(() => true, { failOn: { body: { status: ['fialed'] } } })),
        // @ts-expect-error no such value, after a schema
        () => attempts$.pipe(takeUntilMatch(z.any(), { failOn: { body: { status: ['fialed'] } } })),
        // @ts-expect-error no such option
        () => attempts$.pipe(takeUntilMatch({}, { failon: {} })),
        // @ts-expect-error no such end
        () => attempts$.pipe(takeUntilMatch({}, { onExhausted: 'stop' })),
      );
    });
  });

  describe('of other sources', () => {
    /** Like `HttpResponse` of Angular, which `http.get(url, { observe: 'response' })` gives. */
    interface NgResponse<T> {
      readonly body: T | null;
      readonly status: number;
      readonly url: string | null;
      readonly headers: { has(name: string): boolean; get(name: string): string | null; keys(): string[] };
      readonly ok: boolean;
      clone(): NgResponse<T>;
    }
    /** Like `AjaxResponse` of RxJS. */
    interface AjaxResponse<T> {
      readonly status: number;
      readonly response: T;
      readonly responseHeaders: Record<string, string>;
    }
    const ng$: Observable<NgResponse<Job>> = NEVER;
    const ajax$: Observable<AjaxResponse<Job>> = NEVER;
    const fetch$: Observable<Response> = NEVER;
    const grpc$: Observable<{ readonly done: boolean }> = NEVER;

    it('take the response of Angular without an adapter', () => {
      const polled$ = ng$.pipe(timeoutAfter('10s'), retryRequest(), backoffSchedule());
      const isCompleted = (response: NgResponse<Job>): response is NgResponse<Completed> => response.ok;

      emits<Attempt<NgResponse<Job>>>()(polled$.pipe(takeUntilMatch({ body: { status: ['completed'] } })), true);
      emits<Job>()(polled$.pipe(takeUntilMatch({ body: { status: ['completed'] } }), matchedBody()), true);
      emits<Completed>()(polled$.pipe(takeUntilMatch(isCompleted), matchedBody()), true);
      emits<{ id: number }>()(polled$.pipe(takeUntilMatch(z.object({ id: z.number() })), matchedBody()), true);
      refused(
        // @ts-expect-error no such value
        () => polled$.pipe(takeUntilMatch({ body: { status: ['complete'] } })),
      );
    });

    it('take that of ajax() and that of fetch, by their status or by a predicate', () => {
      const byStatus = { status: ['2xx'] };
      emits<Attempt<AjaxResponse<Job>>>()(
        ajax$.pipe(retryRequest(), backoffSchedule(), takeUntilMatch(byStatus)),
        true,
      );
      emits<Attempt<Response>>()(fetch$.pipe(retryRequest(), backoffSchedule(), takeUntilMatch(byStatus)), true);
      emits<Attempt<AjaxResponse<Job>>>()(
        ajax$.pipe(
          backoffSchedule(),
          takeUntilMatch(({ response }) => response.status === 'completed'),
        ),
        true,
      );
      refused(
        // @ts-expect-error it has no body
        () => ajax$.pipe(backoffSchedule(), matchedBody()),
        // @ts-expect-error nor one for a schema
        () => ajax$.pipe(backoffSchedule(), takeUntilMatch(z.any())),
        // @ts-expect-error nor for one that is a function
        () => ajax$.pipe(backoffSchedule(), takeUntilMatch(type({ id: 'number' }))),
        // @ts-expect-error its body is a stream that nobody has read
        () => fetch$.pipe(backoffSchedule(), takeUntilMatch({ body: { status: ['completed'] } })),
      );
    });

    it('take what is no response by a predicate', () => {
      const polled$ = grpc$.pipe(timeoutAfter('10s'), backoffSchedule(constant('1s')));

      emits<Attempt<{ readonly done: boolean }>>()(polled$.pipe(takeUntilMatch(({ done }) => done)), true);
      refused(
        // @ts-expect-error it has no status that says "try again"
        () => grpc$.pipe(retryRequest()),
        // @ts-expect-error it has no body
        () => polled$.pipe(matchedBody()),
      );
    });
  });

  describe('of functions of a user', () => {
    it('may leave the body open', () => {
      const waitFor = <T>(source: Observable<HttpResponse<T>>): Observable<T> =>
        source.pipe(retryRequest(), backoffSchedule(), takeUntilMatch({ status: [200] }), matchedBody());
      const until = <R>(isDone: (response: R) => boolean): MonoTypeOperatorFunction<Attempt<R>> =>
        takeUntilMatch(isDone);

      emits<Job>()(waitFor(job$), true);
      emits<Job>()(
        attempts$.pipe(
          until((response: HttpResponse<Job>) => response.status === 200),
          matchedBody(),
        ),
        true,
      );
    });

    it('may take the type of a body out of a response', () => {
      const isJob: Equal<BodyOf<HttpResponse<Job>>, Job> = true;
      const isUnknown: Equal<BodyOf<HttpResponse>, unknown> = true;

      expect([isJob, isUnknown]).toEqual([true, true]);
    });

    it('may tell errors apart by their kind', () => {
      const limitOf = (error: unknown): number | undefined => {
        if (!isPollError(error) || error.kind !== 'timeout') return undefined;
        const timeout: PollTimeoutError = error;
        return timeout.limit;
      };
      const isEvery: Equal<AnyPollError['kind'] & 'timeout', 'timeout'> = true;

      expect([limitOf(new Error()), isEvery]).toEqual([undefined, true]);
    });
  });

  describe('of options', () => {
    it('take a schedule, or the description of one with the options in it', () => {
      const saved = checkpointOf({
        number: 1,
        startedAt: 0,
        duration: 0,
        elapsed: 0,
        response: 0,
        nextDelay: 1,
        delayReason: 'schedule',
        scheduledDelay: 1,
        tally: {},
      });
      const operators: OperatorFunction<string, Attempt<string>>[] = [
        backoffSchedule(),
        backoffSchedule(exponential()),
        backoffSchedule(({ attempt, elapsed }) => (attempt < 5 ? elapsed : undefined), { align: true }),
        backoffSchedule({ strategy: 'fixed', initialDelay: 500, jitter: true, maxAttempts: 5, maxElapsed: '5m' }),
        backoffSchedule({ tolerateErrors: 3, startAfter: '1s', maxServerDelay: '1h', from: saved, pauseWhile: NEVER }),
      ];

      expect(operators).toHaveSize(5);
    });

    it('refuse what is misspelt, or of another type', () => {
      refused(
        // @ts-expect-error no such option
        () => backoffSchedule({ initalDelay: 5 }),
        // @ts-expect-error no such strategy
        () => backoffSchedule({ strategy: 'quadratic' }),
        // @ts-expect-error a number is no schedule
        () => backoffSchedule(5),
        // @ts-expect-error the first argument describes the schedule
        () => backoffSchedule({}, { initialDelay: 5 }),
        // @ts-expect-error a schedule gives milliseconds
        () => backoffSchedule(() => '5s'),
        // @ts-expect-error retries are counted by maxRetries
        () => retryRequest({ maxAttempts: 3 }),
        // @ts-expect-error no such jitter
        () => retryRequest({ jitter: 'ful' }),
        // @ts-expect-error a promise is no answer
        () => retryRequest({ shouldRetry: async () => true }),
        // @ts-expect-error no such option
        () => pollHttp(url, { metod: 'POST' }),
        // @ts-expect-error a body is text or bytes
        () => pollHttp(url, { method: 'POST', body: { a: 1 } }),
        // @ts-expect-error no such address
        () => pollHttp(42),
        // @ts-expect-error a duration is a number or text
        () => timeoutAfter({ seconds: 5 }),
      );
    });
  });
});
