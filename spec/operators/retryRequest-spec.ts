import { EMPTY, NEVER, Observable, Subject, defer, of, throwError } from 'rxjs';
import type { SchedulerLike } from 'rxjs';
import type { HttpResponse } from '../../lib/httpResponse.js';
import type { RetryByStatus } from '../../lib/retry/byStatus.js';
import { constant } from '../../lib/schedule/constant.js';
import type { ScheduleContext } from '../../lib/schedule/schedule.js';
import { pollHttp } from '../../operators/pollHttp.js';
import { retryRequest } from '../../operators/retryRequest.js';
import { timeoutAfter } from '../../operators/timeoutAfter.js';
import { answer } from '../support/answers.js';
import { marbles } from '../support/marbles.js';
import { record } from '../support/record.js';

const lost = new TypeError('Failed to fetch');
const values = { r: answer(202), s: answer(503), t: answer(429, null, { 'retry-after': '0.005' }) };
const fixed = { schedule: constant(3) };

/** A source that plays one marble diagram after the other, one per subscription. */
function inTurn<T>(...sources: Observable<T>[]): Observable<T> {
  let turn = 0;
  return defer(() => sources[Math.min(turn++, sources.length - 1)] ?? EMPTY);
}

describe('retryRequest', () => {
  it(
    'sends again what was lost on the way',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const first = cold<HttpResponse>(' -#', undefined, lost);
      const second = cold<HttpResponse>('-(r|)', values);

      expectObservable(inTurn(first, second).pipe(retryRequest(fixed))).toBe('-----(r|)', values);
      expectSubscriptions(first.subscriptions).toBe(' ^!');
      expectSubscriptions(second.subscriptions).toBe('----^!');
    }),
  );

  it(
    'sends again what was answered by "try again", when it is complete',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const first = cold('-s|', values);
      const second = cold('(r|)', values);

      expectObservable(inTurn(first, second).pipe(retryRequest(fixed))).toBe('-----(r|)', values);
      expectSubscriptions(first.subscriptions).toBe('^-!');
      expectSubscriptions(second.subscriptions).toBe('-----(^!)');
    }),
  );

  it(
    'goes by the last of several answers',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('-s-(r|)', values);

      expectObservable(source.pipe(retryRequest(fixed))).toBe('---(r|)', values);
      expectSubscriptions(source.subscriptions).toBe('^--!');
    }),
  );

  it(
    'emits the last response when the retries are spent',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('(s|)', values);

      expectObservable(source.pipe(retryRequest({ ...fixed, maxRetries: 2 }))).toBe('------(s|)', values);
      expectSubscriptions(source.subscriptions).toBe(['(^!)', '---(^!)', '------(^!)']);
    }),
  );

  it(
    'passes the last error as it came when the retries are spent',
    marbles(({ cold, expectObservable }) => {
      expectObservable(cold<HttpResponse>('-#', undefined, lost).pipe(retryRequest({ ...fixed, maxRetries: 1 }))).toBe(
        '-----#',
        undefined,
        lost,
      );
    }),
  );

  it(
    'leaves other answers and other errors alone',
    marbles(({ cold, expectObservable }) => {
      for (const status of [200, 202, 304, 400, 403, 404, 501]) {
        expectObservable(cold('-(r|)', { r: answer(status) }).pipe(retryRequest())).toBe('-(r|)', {
          r: answer(status),
        });
      }
      expectObservable(cold<HttpResponse>('-#', undefined, new Error('a bug')).pipe(retryRequest())).toBe(
        '-#',
        undefined,
        new Error('a bug'),
      );
    }),
  );

  it(
    'mirrors empty and endless sources, and several values',
    marbles(({ cold, expectObservable }) => {
      expectObservable((EMPTY as Observable<HttpResponse>).pipe(retryRequest())).toBe('|');
      expectObservable((NEVER as Observable<HttpResponse>).pipe(retryRequest())).toBe('-');
      expectObservable(cold('r-r|', values).pipe(retryRequest())).toBe('r-r|', values);
    }),
  );

  it(
    'mirrors an empty source also where a try before it was lost',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const empty = cold('-|', values);

      expectObservable(inTurn(cold('(s|)', values), empty).pipe(retryRequest(fixed))).toBe('----|');
      expectSubscriptions(empty.subscriptions).toBe('---^!');
    }),
  );

  it(
    'waits at least what the server asks for, once',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const first = cold('(t|)', values);
      const second = cold('(s|)', values);
      const third = cold('(r|)', values);

      expectObservable(inTurn(first, second, third).pipe(retryRequest(fixed))).toBe('--------(r|)', values);
      expectSubscriptions(second.subscriptions).toBe('-----(^!)');
    }),
  );

  it(
    'does not retry an answer that asks for a longer wait than allowed',
    marbles(({ cold, expectObservable }) => {
      const slow = { r: answer(503, null, { 'retry-after': '301' }) };

      expectObservable(cold('(r|)', slow).pipe(retryRequest(fixed))).toBe('(r|)', slow);
    }),
  );

  it(
    'retries 4 times after 1 s doubled, with full jitter, unless told otherwise',
    marbles(({ cold, flush }) => {
      const delays: number[] = [];
      const options = { random: () => 0.5, onRetry: (_: ScheduleContext, delay: number) => delays.push(delay) };
      const seen = record(cold('(s|)', values).pipe(retryRequest(options)));
      flush();

      expect(delays).toEqual([500, 1_000, 2_000, 4_000]);
      expect(seen.values.map(({ status }) => status)).toEqual([503]);
    }, Infinity),
  );

  it(
    'asks shouldRetry in place of the policy, and tells it all',
    marbles(({ flush }) => {
      const contexts: ScheduleContext[] = [];
      const shouldRetry = (context: ScheduleContext): boolean => {
        contexts.push(context);
        return context.attempt < 2;
      };
      const seen = record(of(answer(404)).pipe(retryRequest({ ...fixed, shouldRetry })));
      flush();

      expect(seen.values.map(({ status }) => status)).toEqual([404]);
      expect(contexts.map(({ attempt, elapsed, previousDelay }) => [attempt, elapsed, previousDelay])).toEqual([
        [1, 0, undefined],
        [2, 3, 3],
      ]);
      expect(contexts[0]?.response).toEqual(answer(404));
    }),
  );

  it(
    'waits by status until the time that a header says, or by backoff',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const limited = answer(429, null, { 'x-reset': '20ms' });
      const byStatus: RetryByStatus = {
        '429': { strategy: 'headers', resetHeader: 'x-reset', resetFormat: 'iso_8601_duration_openai_variant' },
        '503': { strategy: 'backoff', minTimeoutInMs: 10, randomize: false },
      };
      const first = cold('-(l|)', { l: limited });
      const second = cold('-(s|)', values);
      const third = cold('-(r|)', values);

      expectObservable(inTurn(first, second, third).pipe(retryRequest({ byStatus }))).toBe('33ms (r|)', values);
      expectSubscriptions(first.subscriptions).toBe(' ^!');
      expectSubscriptions(second.subscriptions).toBe('21ms ^!');
      expectSubscriptions(third.subscriptions).toBe(' 32ms ^!');
    }),
  );

  it('errors with what a callback throws', () => {
    const boom = (): never => {
      throw new Error('boom');
    };
    for (const options of [{ shouldRetry: boom }, { schedule: boom }, { ...fixed, onRetry: boom }]) {
      for (const source of [of(answer(503)), throwError(() => lost) as Observable<HttpResponse>]) {
        expect(record(source.pipe(retryRequest(options))).end).toEqual(new Error('boom'));
      }
    }
  });

  it(
    'stops the request or the wait on unsubscribe',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('--(s|)', values);
      expectObservable(source.pipe(retryRequest(fixed)), '---!').toBe('----');
      expectSubscriptions(source.subscriptions).toBe('^-!');

      const other = cold('--(s|)', values);
      expectObservable(other.pipe(retryRequest(fixed)), '------!').toBe('-------');
      expectSubscriptions(other.subscriptions).toBe(['^-!', '-----^!']);
    }),
  );

  it('sets no timer once a callback has unsubscribed', () => {
    const schedule = jasmine.createSpy<SchedulerLike['schedule']>('schedule');
    const source = new Subject<HttpResponse>();
    const onRetry = (): void => {
      subscription.unsubscribe();
    };
    const subscription = source
      .pipe(retryRequest({ ...fixed, scheduler: { now: () => 0, schedule }, onRetry }))
      .subscribe();
    source.error(lost);

    expect(subscription.closed).toBeTrue();
    expect(schedule).not.toHaveBeenCalled();
  });

  it(
    'gives every subscriber retries of its own',
    marbles(({ cold, expectObservable }) => {
      const result = cold('(s|)', values).pipe(retryRequest({ ...fixed, maxRetries: 2 }));

      expectObservable(result).toBe('     ------(s|)', values);
      expectObservable(result, '----^').toBe('----------(s|)', values);
    }),
  );

  describe('a request that may have reached the server', () => {
    const cases: [string, object, Record<string, string>, number][] = [
      ['GET', {}, {}, 2],
      ['PUT', {}, {}, 2],
      ['DELETE', {}, {}, 2],
      ['POST', {}, {}, 1],
      ['patch', {}, {}, 1],
      ['POST', { retryUnsafe: true }, {}, 2],
      ['POST', {}, { 'idempotency-key': '1' }, 2],
    ];
    for (const [method, options, headers, requests] of cases) {
      it(
        `is sent ${String(requests)}×: ${method} ${JSON.stringify(options)} ${JSON.stringify(headers)}`,
        marbles(({ flush }) => {
          let seen = 0;
          const transport = (): Observable<HttpResponse> => {
            seen++;
            return throwError(() => lost);
          };
          record(
            pollHttp('https://api.example.com', { method, headers, transport }).pipe(
              retryRequest({ ...fixed, maxRetries: 1, ...options }),
            ),
          );
          flush();
          expect(seen).toBe(requests);
        }),
      );
    }

    it(
      'is not sent again after a time-out either',
      marbles(({ flush }) => {
        const seen = { GET: 0, POST: 0 };
        for (const method of ['GET', 'POST'] as const) {
          const transport = (): Observable<HttpResponse> => {
            seen[method]++;
            return NEVER;
          };
          record(
            pollHttp('https://api.example.com', { method, transport }).pipe(
              timeoutAfter(5),
              retryRequest({ ...fixed, maxRetries: 2 }),
            ),
          );
        }
        flush();

        expect(seen).toEqual({ GET: 3, POST: 1 });
      }),
    );

    it(
      'is sent again after an answer',
      marbles(({ flush }) => {
        let requests = 0;
        const transport = (): Observable<HttpResponse> => of(answer(requests++ === 0 ? 503 : 200));
        const seen = record(
          pollHttp('https://api.example.com', { method: 'POST', transport }).pipe(retryRequest(fixed)),
        );
        flush();

        expect(requests).toBe(2);
        expect(seen.values.map(({ status }) => status)).toEqual([200]);
      }),
    );
  });

  it('refuses at once an option that is not right, and names it', () => {
    const wrong: [unknown, RegExp][] = [
      [{ maxRetris: 1 }, /unknown option "maxRetris"; did you mean maxRetries\?/],
      [{ maxRetries: -1 }, /maxRetries must be a whole number, 0 or more, not -1/],
      [{ maxRetries: '4' }, /maxRetries/],
      [{ shouldRetry: true }, /shouldRetry must be a function/],
      [{ schedule: 5 }, /schedule/],
      [{ schedule: constant(3), initialDelay: 5 }, /give schedule or initialDelay, not both/],
      [{ byStatus: { '5x': {} } }, /byStatus\.5x: "5x" is not a status/],
      [{ retryUnsafe: 1 }, /retryUnsafe/],
      [{ initialDelay: '-1s' }, /initialDelay/],
      [{ maxServerDelay: 'x' }, /maxServerDelay/],
      [{ onRetry: 'x' }, /onRetry/],
      [{ scheduler: 1 }, /scheduler/],
      [{ maxAttempts: 3 }, /unknown option "maxAttempts"/],
      [4, /retryRequest/],
    ];
    for (const [options, message] of wrong) {
      expect(() => retryRequest(options as never))
        .withContext(JSON.stringify(options))
        .toThrowError(message);
    }
  });
});
