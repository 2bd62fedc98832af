import { EMPTY, NEVER, Observable, asyncScheduler, defer, map, of, share, take, tap, throwError } from 'rxjs';
import type { SchedulerLike } from 'rxjs';
import type { Attempt } from '../../lib/attempt.js';
import { PollTimeoutError } from '../../lib/errors/pollTimeoutError.js';
import { backoffSchedule } from '../../operators/backoffSchedule.js';
import { pollHttp } from '../../operators/pollHttp.js';
import { retryRequest } from '../../operators/retryRequest.js';
import { takeUntilMatch } from '../../operators/takeUntilMatch.js';
import { timeoutAfter } from '../../operators/timeoutAfter.js';
import { answer } from '../support/answers.js';
import { record } from '../support/record.js';
import { marbles } from '../support/marbles.js';

describe('timeoutAfter', () => {
  const late = new PollTimeoutError(5);

  it(
    'errors at the limit, however often the source emits',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' a--b--c|');
      const subs = '        ^----!  ';
      const expected = '    a--b-#  ';

      expectObservable(source.pipe(timeoutAfter(5))).toBe(expected, undefined, late);
      expectSubscriptions(source.subscriptions).toBe(subs);
    }),
  );

  it(
    'leaves a source that completes in time as it is',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' a--|');
      const subs = '        ^--!';

      expectObservable(source.pipe(timeoutAfter(5))).toBe('a--|');
      expectSubscriptions(source.subscriptions).toBe(subs);
    }),
  );

  it(
    'mirrors empty, never and failing sources',
    marbles(({ cold, expectObservable }) => {
      expectObservable(EMPTY.pipe(timeoutAfter(5))).toBe('|');
      expectObservable(NEVER.pipe(timeoutAfter(5))).toBe('-----#', undefined, late);
      expectObservable(cold('a-#').pipe(timeoutAfter(5))).toBe('a-#');
      expectObservable(throwError(() => 'early').pipe(timeoutAfter(5))).toBe('#', undefined, 'early');
    }),
  );

  it(
    'takes a synchronous source',
    marbles(({ expectObservable }) => {
      expectObservable(of('a').pipe(timeoutAfter(5))).toBe('(a|)');
    }),
  );

  it(
    'gives every subscriber its own limit',
    marbles(({ cold, expectObservable }) => {
      const result = cold('-').pipe(timeoutAfter(5));

      expectObservable(result).toBe('         -----#', undefined, late);
      expectObservable(result, '---^').toBe(' --------#', undefined, late);
    }),
  );

  it(
    'stops the clock and the source on unsubscribe',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' a------');
      const unsub = '       ^--!';

      expectObservable(source.pipe(timeoutAfter(5)), unsub).toBe('a---');
      expectSubscriptions(source.subscriptions).toBe(unsub);
    }),
  );

  it(
    'reads text, and never fires for Infinity',
    marbles(({ cold, expectObservable }) => {
      expectObservable(cold('-').pipe(timeoutAfter('5 ms'))).toBe('-----#', undefined, late);
      expectObservable(cold('a 900ms b').pipe(timeoutAfter(Infinity))).toBe('a 900ms b');
    }),
  );

  it(
    'counts from when it is told that the time began',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('a---b');
      const result = source.pipe(timeoutAfter(5, undefined, -2));

      expectObservable(result).toBe('a--#', undefined, late);
      expectSubscriptions(source.subscriptions).toBe('^--!');
      expectObservable(cold('-').pipe(timeoutAfter(5, undefined, undefined))).toBe('-----#', undefined, late);
      expectObservable(cold('-').pipe(timeoutAfter(5, undefined, 0))).toBe('-----#', undefined, late);
    }),
  );

  it(
    'errors at once where the time is over already, and subscribes nothing',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('(a|)');
      const result = source.pipe(timeoutAfter(5, undefined, -6));

      expectObservable(result).toBe(
        '#',
        undefined,
        new PollTimeoutError(5, undefined, { request: undefined, isPoll: true }),
      );
      expectSubscriptions(source.subscriptions).toBe([]);
    }),
  );

  it(
    'holds a limit beyond the longest timer',
    marbles(({ cold, expectObservable }) => {
      const limit = 2 ** 31 + 5;

      expectObservable(cold('-').pipe(timeoutAfter(limit))).toBe(
        `${String(limit)}ms #`,
        undefined,
        new PollTimeoutError(limit),
      );
    }, Infinity),
  );

  it('says what was seen', () => {
    const attempt: Attempt = {
      number: 31,
      startedAt: 0,
      duration: 1,
      elapsed: 299_000,
      response: { status: 202, body: { status: 'running', access_token: 'hidden' } },
      nextDelay: 1_000,
      delayReason: 'schedule',
      scheduledDelay: 1_000,
      tally: { '202': 29, '503': 2 },
    };

    expect(new PollTimeoutError(300_000, attempt).message).toBe(
      'no match in 5m after 31 attempts (29× 202, 2× 503); last: 202 {"status":"running","access_token":"********"}',
    );
    expect(new PollTimeoutError(300_000).message).toBe('no answer in 5m');
  });

  it(
    'tells what the poll had seen, and that the poll ran out of time',
    marbles(({ cold, flush }) => {
      let error: PollTimeoutError | undefined;
      cold('(r|)', { r: { status: 202, body: null } })
        .pipe(backoffSchedule({ strategy: 'fixed', initialDelay: 2 }), timeoutAfter(5))
        .subscribe({ error: (thrown: PollTimeoutError) => (error = thrown) });
      flush();

      expect(error?.scope).toBe('poll');
      expect(error?.attempts).toBe(3);
      expect(error?.last?.number).toBe(3);
      expect(error?.tally).toEqual({ '202': 3 });
      expect(error?.limit).toBe(5);
    }),
  );

  it(
    'tells that a request ran out of time, and which',
    marbles(({ flush }) => {
      let error: PollTimeoutError | undefined;
      pollHttp('https://me:pw@api.example.com/jobs?token=t', { method: 'POST', transport: () => NEVER })
        .pipe(
          map((response) => response),
          timeoutAfter(5),
          backoffSchedule(),
        )
        .subscribe({ error: (thrown: PollTimeoutError) => (error = thrown) });
      flush();

      expect(error?.scope).toBe('request');
      expect(error?.method).toBe('POST');
      expect(error?.isRepeatable).toBe(false);
      expect(error?.url).toBe('https://********@api.example.com/jobs?token=********');
      expect(error?.message).toBe('no answer in 5ms to POST https://********@api.example.com/jobs?token=********');
      expect(error?.attempts).toBe(1);
    }),
  );

  it(
    'tells a request from a poll, though neither has answered yet',
    marbles(({ flush }) => {
      const request$ = pollHttp('https://api.example.com/jobs', { transport: () => NEVER });
      const scopes = [
        request$,
        request$.pipe(retryRequest()),
        request$.pipe(backoffSchedule()),
        request$.pipe(retryRequest(), backoffSchedule(), takeUntilMatch({})),
        request$.pipe(backoffSchedule({ startAfter: 9 })),
        request$.pipe(
          backoffSchedule({}, { pauseWhile: of(true) }),
          map(({ response }) => response),
        ),
      ].map((source) => record<unknown>((source as Observable<unknown>).pipe(timeoutAfter(5))));
      flush();

      expect(scopes.map(({ end }) => (end as PollTimeoutError).scope)).toEqual([
        'request',
        'request',
        'poll',
        'poll',
        'poll',
        'poll',
      ]);
    }),
  );

  it('is not stretched by a timer that comes late', () => {
    let now = 0;
    const sleepy: SchedulerLike = { now: () => now, schedule: asyncScheduler.schedule.bind(asyncScheduler) };
    let emit: (value: string) => void = () => undefined;
    const seen: unknown[] = [];
    new Observable<string>((result) => {
      emit = (value) => result.next(value);
    })
      .pipe(timeoutAfter(1_000, sleepy))
      .subscribe({ next: (value) => seen.push(value), error: (error: PollTimeoutError) => seen.push(error.kind) });

    now = 1_000;
    emit('in time');
    now = 1_001;
    emit('late');

    expect(seen).toEqual(['in time', 'timeout']);
  });

  it('refuses at once what is no duration or no scheduler', () => {
    for (const wrong of [-1, NaN, '5 parsecs', '', null, undefined, {}]) {
      expect(() => timeoutAfter(wrong as never))
        .withContext(String(wrong))
        .toThrowMatching(
          (error: { name: string; path: string }) =>
            error.name === 'DurationSyntaxError' && error.path === 'timeoutAfter',
        );
    }
    expect(() => timeoutAfter(5, {} as never)).toThrowError(TypeError, /scheduler/);
    expect(() => timeoutAfter(5, undefined, NaN)).toThrowError(
      RangeError,
      'timeoutAfter: beganAt must be epoch milliseconds, not NaN',
    );
    expect(() => timeoutAfter(5, undefined, new Date() as never)).toThrowError(TypeError, /beganAt/);
  });

  it(
    'ends no wait of a poll that goes on for others, once it is over',
    marbles(({ flush }) => {
      const polled = [2, 9].map((attempts) => {
        const asked: number[] = [];
        const source = defer(() => of(answer(202, null, asked.length > 1 ? { 'retry-after': '2' } : {})));
        const shared = source.pipe(
          backoffSchedule({ strategy: 'fixed', initialDelay: 1_000, maxAttempts: 4 }),
          tap(({ elapsed }) => asked.push(elapsed)),
          share(),
        );
        const first = record(shared.pipe(timeoutAfter(1_500), take(attempts)));
        return { asked, first, other: record(shared) };
      });
      flush();

      expect(polled.map(({ first }) => Object(first.end) instanceof PollTimeoutError)).toEqual([false, true]);
      for (const { asked, other } of polled) expect([asked, other.end]).toEqual([[0, 1_000, 2_000, 4_000], 'complete']);
    }, 20_000),
  );
});
