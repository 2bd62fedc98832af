import { Observable, asyncScheduler, concat, finalize, ignoreElements, map, of, take, timer } from 'rxjs';
import type { SchedulerLike } from 'rxjs';
import type { PollTimeoutError } from '../../lib/errors/pollTimeoutError.js';
import type { HttpResponse } from '../../lib/httpResponse.js';
import type { HttpRequest } from '../../lib/transport/transport.js';
import { constant } from '../../lib/schedule/constant.js';
import { scheduleFrom } from '../../lib/schedule/scheduleFrom.js';
import { backoffSchedule } from '../../operators/backoffSchedule.js';
import { pollHttp } from '../../operators/pollHttp.js';
import { retryRequest } from '../../operators/retryRequest.js';
import { takeUntilMatch } from '../../operators/takeUntilMatch.js';
import { timeoutAfter } from '../../operators/timeoutAfter.js';
import { answer } from '../support/answers.js';
import { faultServer } from '../support/faultServer.js';
import { marbles } from '../support/marbles.js';
import { record } from '../support/record.js';

const url = 'https://api.example.com/jobs/42';

/** Polls answers that come at once, one after the other, the last for ever; gives the times of the requests. */
function requestTimes(
  answers: HttpResponse[],
  schedule = constant(1_000),
): { at: number[]; poll$: Observable<unknown> } {
  const at: number[] = [];
  const transport = (): Observable<HttpResponse> => {
    at.push(asyncScheduler.now());
    return of(answers[Math.min(at.length, answers.length) - 1] ?? answer(202));
  };
  return { at, poll$: pollHttp(url, { transport }).pipe(backoffSchedule(schedule)) };
}

describe('bugs met in other clients:', () => {
  it(
    'a wait of 2^31 ms fires at once',
    marbles(({ flush }) => {
      const { at, poll$ } = requestTimes([], constant(2 ** 31));
      poll$.pipe(take(2)).subscribe();
      flush();

      expect(at).toEqual([0, 2 ** 31]);
    }, Infinity),
  );

  it(
    '"Retry-After: soon" sleeps for weeks',
    marbles(({ flush }) => {
      const { at, poll$ } = requestTimes([answer(202, null, { 'retry-after': 'soon' })]);
      poll$.pipe(take(2)).subscribe();
      flush();

      expect(at).toEqual([0, 1_000]);
    }, Infinity),
  );

  it(
    'Retry-After is ignored on the first answer, and sticks afterwards',
    marbles(({ flush }) => {
      const { at, poll$ } = requestTimes([answer(202, null, { 'retry-after': '5' }), answer(202)]);
      poll$.pipe(take(3)).subscribe();
      flush();

      expect(at).toEqual([0, 5_000, 6_000]);
    }, Infinity),
  );

  it(
    'Retry-After is ignored when it is 0, in favour of the one before',
    marbles(({ flush }) => {
      const asked = ['5', '0'].map((seconds) => answer(202, null, { 'retry-after': seconds }));
      const { at, poll$ } = requestTimes(asked);
      poll$.pipe(take(3)).subscribe();
      flush();

      expect(at).toEqual([0, 5_000, 6_000]);
    }, Infinity),
  );

  it(
    'an HTTP-date is rounded down, so that it asks early',
    marbles(({ flush }) => {
      const asked = answer(202, null, { 'retry-after': 'Thu, 01 Jan 1970 00:00:03 GMT' });
      const { at, poll$ } = requestTimes([asked, answer(202)], constant(1));
      concat(timer(500).pipe(ignoreElements()), poll$.pipe(take(2))).subscribe();
      flush();

      expect(at[1]).toBeGreaterThanOrEqual(3_000);
    }, Infinity),
  );

  it('a signal that has aborted still sends one request', () => {
    let requests = 0;
    const transport = (): Observable<HttpResponse> => {
      requests++;
      return of(answer(200));
    };
    record(pollHttp(url, { signal: AbortSignal.abort(), transport }).pipe(retryRequest(), backoffSchedule()));

    expect(requests).toBe(0);
  });

  it(
    'one more request is sent after an abort during the wait',
    marbles(({ flush }) => {
      const { at, poll$ } = requestTimes([]);
      const poll = poll$.subscribe();
      timer(999).subscribe(() => poll.unsubscribe());
      flush();

      expect(at).toEqual([0]);
    }, Infinity),
  );

  it(
    'one more request is sent after an abort during the back-off of a retry',
    marbles(({ flush }) => {
      const controller = new AbortController();
      const { signal } = controller;
      let requests = 0;
      const transport = (): Observable<HttpResponse> => {
        requests++;
        return of(answer(503));
      };
      const retried$ = pollHttp(url, { signal, transport }).pipe(retryRequest({ initialDelay: 1_000, jitter: 'none' }));
      const seen = record(retried$.pipe(backoffSchedule({ maxAttempts: 1 })));
      timer(999).subscribe(() => {
        controller.abort();
      });
      flush();

      expect(requests).toBe(1);
      expect((seen.end as Error).name).toBe('AbortError');
    }, Infinity),
  );

  it(
    'a listener of the signal is left behind by each attempt',
    marbles(({ flush }) => {
      const { signal } = new AbortController();
      let listeners = 0;
      let most = 0;
      spyOn(signal, 'addEventListener').and.callFake(() => {
        most = Math.max(most, ++listeners);
      });
      spyOn(signal, 'removeEventListener').and.callFake(() => {
        listeners--;
      });
      const transport = (): Observable<HttpResponse> => of(answer(503));
      pollHttp(url, { signal, transport })
        .pipe(retryRequest({ maxRetries: 1 }), backoffSchedule(constant(1)), take(50))
        .subscribe();
      flush();

      expect([listeners, most]).toEqual([0, 1]);
    }, Infinity),
  );

  it(
    'AbortSignal.any leaks, once for each attempt',
    marbles(({ flush }) => {
      const { signal } = new AbortController();
      const any = spyOn(AbortSignal, 'any').and.callThrough();
      const timeout = spyOn(AbortSignal, 'timeout').and.callThrough();
      let requests = 0;
      const transport = (request: HttpRequest): Observable<HttpResponse> => {
        requests++;
        expect(request.signal.aborted).toBeFalse();
        return of(answer(202));
      };
      const poll$ = pollHttp(url, { signal, transport }).pipe(
        timeoutAfter('10s'),
        retryRequest(),
        backoffSchedule(constant(1)),
      );
      poll$.pipe(take(1_000), timeoutAfter('1h')).subscribe();
      flush();

      expect([requests, any.calls.count(), timeout.calls.count()]).toEqual([1_000, 0, 0]);
    }, Infinity),
  );

  it(
    'a request that hangs outlives the deadline, by as long as it hangs',
    marbles(({ cold, flush }) => {
      const transport = (): Observable<HttpResponse> => cold('60m (r|)', { r: answer(200) });
      let endedAt = 0;
      const end = finalize(() => (endedAt = asyncScheduler.now()));
      const poll$ = pollHttp(url, { transport }).pipe(backoffSchedule(), takeUntilMatch({}), timeoutAfter('5s'), end);
      const seen = record(poll$);
      flush();

      expect((seen.end as PollTimeoutError).kind).toBe('timeout');
      expect(endedAt).toBe(5_000);
    }, Infinity),
  );

  it('a request that hangs outlives the deadline', async () => {
    const script = await faultServer.play([{ fault: 'never-answers' }]);
    const poll = record(pollHttp(script.url).pipe(backoffSchedule(), takeUntilMatch({}), timeoutAfter(100)));
    await script.closed(1);

    expect((poll.end as PollTimeoutError).kind).toBe('timeout');
  });

  it(
    'the deadline passes unused, because the last attempt is not moved before it',
    marbles(({ flush }) => {
      const { at, poll$ } = requestTimes([], scheduleFrom({ strategy: 'fixed', initialDelay: 400, maxElapsed: 1_000 }));
      poll$.subscribe();
      flush();

      expect(at).toEqual([0, 400, 800, 1_000]);
    }, Infinity),
  );

  it(
    'requests overlap, and ticks queue up, when the server is slow',
    marbles(({ cold, flush }) => {
      let open = 0;
      let most = 0;
      const transport = (): Observable<HttpResponse> =>
        new Observable((result) => {
          most = Math.max(most, ++open);
          result.add(cold('-- 500ms (r|)', { r: answer(202) }).subscribe(result));
          return () => open--;
        });
      for (const align of [false, true]) {
        const seen = record(pollHttp(url, { transport }).pipe(backoffSchedule(constant(100), { align }), take(3)));
        flush();
        expect(seen.values.length).toBe(3);
      }

      expect(most).toBe(1);
    }, Infinity),
  );

  it(
    'a slow source is cancelled at every tick, and never answers',
    marbles(({ cold, flush }) => {
      const slow = cold('350ms (r|)', { r: answer(200) });
      const seen = record(
        slow.pipe(backoffSchedule(constant(100), { align: true }), takeUntilMatch({ status: [200] })),
      );
      flush();

      expect(seen.end).toBe('complete');
      expect(slow.subscriptions.length).toBe(1);
    }, Infinity),
  );

  it(
    'a callback that throws makes it poll for ever',
    marbles(({ flush }) => {
      const boom = new Error('boom');
      const throws = (): never => {
        throw boom;
      };
      const { at, poll$ } = requestTimes([], throws);
      const seen = record(poll$);
      flush();

      expect(at.length).toBe(1);
      expect(seen.end).toBe(boom);
    }),
  );

  it(
    'two subscribers share a counter',
    marbles(({ flush }) => {
      const { poll$ } = requestTimes([], scheduleFrom({ maxAttempts: 3 }));
      const both = [record(poll$), record(poll$)];
      flush();

      expect(both.map(({ values }) => values.length)).toEqual([3, 3]);
    }, Infinity),
  );

  it('the last value is lost, because the body is read after completion', async () => {
    const { url } = await faultServer.play([{ chunks: ['{"status":', '"completed"}'], pause: 20 }]);
    const seen = await new Promise((resolve) => {
      pollHttp<{ status: string }>(url)
        .pipe(
          backoffSchedule(),
          takeUntilMatch({ body: { status: ['completed'] } }),
          map(({ response }) => response.body),
        )
        .subscribe(resolve);
    });

    expect(seen).toEqual({ status: 'completed' });
  });

  it('jitter is NaN after thousands of steps', () => {
    for (const jitter of ['full', 'equal', 'decorrelated'] as const) {
      const schedule = scheduleFrom({ jitter, maxDelay: 30_000 });
      let previousDelay: number | undefined;
      for (let attempt = 1; attempt <= 5_000; attempt++) {
        previousDelay = schedule({ attempt, elapsed: 0, previousDelay });
        if (!(previousDelay! >= 0 && previousDelay! <= 30_000))
          fail(`${jitter}: ${String(previousDelay)} at ${String(attempt)}`);
      }
      expect(previousDelay).toBeLessThanOrEqual(30_000);
    }
  });

  it('a timer that fires a millisecond early fires the grid twice', () => {
    let now = 0;
    let due: () => void = () => undefined;
    const early: SchedulerLike = {
      now: () => now,
      schedule: (work: (state: unknown) => void, delay: number, state: unknown) => {
        due = () => {
          now += delay - 1;
          work(state);
        };
        return asyncScheduler.schedule(() => undefined);
      },
    };
    const starts: number[] = [];
    const poll = of('r')
      .pipe(backoffSchedule(constant(1_000), { align: true, scheduler: early }))
      .subscribe(({ startedAt }) => starts.push(startedAt));
    for (let i = 0; i < 3; i++) due();
    poll.unsubscribe();

    expect(starts).toEqual([0, 999, 1_999, 2_999]);
  });

  it(
    'a storm of 403 is reported only as "timed out"',
    marbles(({ flush }) => {
      const { poll$ } = requestTimes([answer(202), answer(403, { message: 'Forbidden' })]);
      const seen = record(poll$.pipe(timeoutAfter('3.5s')));
      flush();

      expect((seen.end as Error).message).toBe(
        'no match in 3.5s after 4 attempts (3× 403, 1× 202); last: 403 {"message":"Forbidden"}',
      );
    }, Infinity),
  );

  it('a throttled tab or a sleeping laptop stretches a deadline that is counted in ticks', () => {
    let now = 0;
    let due: () => void = () => undefined;
    const throttled: SchedulerLike = {
      now: () => now,
      schedule: (work: (state: unknown) => void, _delay: number, state: unknown) => {
        due = () => {
          now += 60_000;
          work(state);
        };
        return asyncScheduler.schedule(() => undefined);
      },
    };
    const seen = record(
      of(answer(202)).pipe(backoffSchedule(constant(1_000), { scheduler: throttled }), timeoutAfter('2m', throttled)),
    );
    for (let ticks = 0; seen.end === undefined && ticks < 10; ticks++) due();

    expect((seen.end as PollTimeoutError).kind).toBe('timeout');
    expect(now).toBe(120_000);
  });
});
