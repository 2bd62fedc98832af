import {
  NEVER,
  Observable,
  Subject,
  defer,
  finalize,
  map,
  of,
  queueScheduler,
  shareReplay,
  throwError,
  timer,
} from 'rxjs';
import * as z from 'zod/mini';
import type { Attempt } from '../../lib/attempt.js';
import type { PollTimeoutError } from '../../lib/errors/pollTimeoutError.js';
import type { HttpResponse } from '../../lib/httpResponse.js';
import { constant } from '../../lib/schedule/constant.js';
import type { Transport } from '../../lib/transport/transport.js';
import { backoffSchedule } from '../../operators/backoffSchedule.js';
import { matchedBody } from '../../operators/matchedBody.js';
import { pollHttp } from '../../operators/pollHttp.js';
import { retryRequest } from '../../operators/retryRequest.js';
import { takeUntilMatch } from '../../operators/takeUntilMatch.js';
import { timeoutAfter } from '../../operators/timeoutAfter.js';
import { answer } from '../support/answers.js';
import { marbles } from '../support/marbles.js';
import { record } from '../support/record.js';

const url = 'https://api.example.com/jobs/42';

/** A transport that loses every request, and counts them. */
function losing(): { readonly sent: () => number; readonly transport: Transport } {
  let sent = 0;
  return {
    sent: () => sent,
    transport: () => {
      sent++;
      return timer(1).pipe(
        map(() => {
          throw new TypeError('fetch failed');
        }),
      );
    },
  };
}

describe('whoever leaves', () => {
  for (const callback of ['onRetry', 'shouldRetry', 'schedule'] as const) {
    it(
      `from within ${callback} of retryRequest sends no request any more`,
      marbles(({ flush }) => {
        const { sent, transport } = losing();
        const leave = (): never => {
          subscription.unsubscribe();
          return (callback === 'schedule' ? 5 : true) as never;
        };
        const subscription = pollHttp(url, { transport })
          .pipe(retryRequest({ schedule: constant(5), [callback]: leave }))
          .subscribe();
        flush();

        expect(sent()).toBe(1);
      }),
    );
  }

  describe('asks no callback any more', () => {
    const cases: [string, (leave: () => never, asked: () => boolean) => Observable<unknown>][] = [
      [
        'from within the schedule of a poll',
        (leave, asked) => timer(1).pipe(backoffSchedule(leave), takeUntilMatch(asked)),
      ],
      [
        'from within a matcher',
        (leave, asked) => timer(1).pipe(backoffSchedule(), takeUntilMatch(leave), takeUntilMatch(asked)),
      ],
      [
        'from within shouldRetry',
        (leave, asked) =>
          timer(1).pipe(
            map((): HttpResponse => {
              throw new TypeError('fetch failed');
            }),
            retryRequest({ shouldRetry: leave }),
            backoffSchedule(() => Number(asked()), { tolerateErrors: 1 }),
          ),
      ],
    ];
    for (const [where, make] of cases) {
      for (const how of ['returns', 'throws']) {
        it(
          `${where} that ${how}`,
          marbles(({ flush }) => {
            const asked = jasmine.createSpy<() => boolean>().and.returnValue(true);
            const leave = (): never => {
              subscription.unsubscribe();
              if (how === 'throws') throw new Error('thrown as it leaves');
              return false as never;
            };
            const subscription = make(leave, asked).subscribe();
            flush();

            expect(subscription.closed).toBeTrue();
            expect(asked).not.toHaveBeenCalled();
          }),
        );
      }
    }
  });

  it(
    'from within the function in place of the request sends none, and leaves no listener',
    marbles(({ flush }) => {
      const { signal } = new AbortController();
      let listeners = 0;
      spyOn(signal, 'addEventListener').and.callFake(() => {
        listeners++;
      });
      spyOn(signal, 'removeEventListener').and.callFake(() => {
        listeners--;
      });
      let asked = 0;
      let sent = 0;
      const request = (): string => {
        if (++asked === 2) subscription.unsubscribe();
        return url;
      };
      const transport = (): Observable<HttpResponse> => {
        sent++;
        return of(answer(202));
      };
      const subscription = pollHttp(request, { signal, transport })
        .pipe(backoffSchedule(constant(5)))
        .subscribe();
      flush();

      expect([asked, sent, listeners]).toEqual([2, 1, 0]);
    }),
  );

  it('is obeyed by a scheduler that does its work at once', () => {
    let attempts = 0;
    const source = defer(() => {
      attempts++;
      return of('r');
    });
    const schedule = ({ attempt }: { attempt: number }): number => (attempt === 1 ? 0 : 50);
    const subscription = source.pipe(backoffSchedule(schedule, { scheduler: queueScheduler })).subscribe();
    subscription.unsubscribe();

    expect(attempts).toBe(2);
    return new Promise<void>((resolve) => setTimeout(resolve, 70)).then(() => {
      expect(attempts).toBe(2);
    });
  });

  it('by a signal is heard while the request is not known yet', () => {
    const controller = new AbortController();
    const seen = record(pollHttp(() => NEVER, { signal: controller.signal }));
    controller.abort('changed my mind');

    expect(seen.end).toBe('changed my mind');
  });

  it(
    'by a signal ends a poll that tolerates errors',
    marbles(({ flush }) => {
      const seen = record(
        pollHttp(url, { signal: AbortSignal.abort() }).pipe(backoffSchedule(constant(1), { tolerateErrors: 5 })),
      );
      flush();

      expect(seen.values).toEqual([]);
      expect((seen.end as Error).name).toBe('AbortError');
    }),
  );
});

describe('a teardown that throws', () => {
  const boom = (): never => {
    throw new Error('boom');
  };

  it('keeps no timeout from being told', () => {
    const source = new Observable(() => boom);
    let due: () => void = () => undefined;
    const scheduler = {
      now: () => 0,
      schedule: (work: (state: unknown) => void, _delay: number, state: unknown) => {
        due = () => work(state);
        return of().subscribe();
      },
    };
    const seen = record(source.pipe(timeoutAfter(10, scheduler as never)));

    expect(due).toThrow();
    expect((seen.end as PollTimeoutError).kind).toBe('timeout');
  });

  it('keeps no attempt from being emitted', () => {
    const source = new Subject<string>();
    const seen = record(source.pipe(finalize(boom), backoffSchedule({ maxAttempts: 1 })));
    source.next('r');

    expect(() => source.complete()).toThrow();
    expect(seen.values.map(({ response }) => response)).toEqual(['r']);
    expect(seen.end).toBe('complete');
  });
});

describe('what is shared', () => {
  it(
    'an error of two polls keeps the history of the first',
    marbles(({ flush }) => {
      const error = record(of().pipe(backoffSchedule(), takeUntilMatch({}))).end;
      const lost = record(pollHttp(url, { transport: () => throwError(() => new TypeError('Failed to fetch')) }))
        .end as { attempts: number };
      const failing = (after: number): void => {
        let attempt = 0;
        record(
          defer(() => (++attempt < after ? of(answer(202)) : throwError(() => lost))).pipe(
            backoffSchedule(constant(1)),
          ),
        );
      };
      failing(2);
      failing(4);
      flush();

      expect(error).toBeInstanceOf(TypeError);
      expect(lost.attempts).toBe(2);
    }),
  );

  it('a frozen error passes as it came', () => {
    const lost = Object.freeze(
      record(pollHttp(url, { transport: () => throwError(() => new TypeError('Failed to fetch')) })).end,
    );

    expect(record(throwError(() => lost).pipe(backoffSchedule())).end).toBe(lost);
  });

  it('an attempt that one subscriber gave up is still the match of another', () => {
    const attempts$ = of(answer(200, 'body')).pipe(
      backoffSchedule({ maxAttempts: 1 }),
      shareReplay({ bufferSize: Infinity, refCount: true }),
    );
    record(attempts$.pipe(takeUntilMatch({ status: [500] }, { onExhausted: 'complete' })));

    expect(record(attempts$.pipe(takeUntilMatch({ status: [200] }), matchedBody())).values).toEqual(['body']);
  });

  it('a match that was not stable long enough has no matched body, be it by a schema', () => {
    const attempts$ = of(answer(200, { a: 1 })).pipe(backoffSchedule({ maxAttempts: 1 }));
    const options = { stableFor: 2, onExhausted: 'complete' } as const;

    expect(record(attempts$.pipe(takeUntilMatch(z.object({ a: z.number() }), options), matchedBody())).values).toEqual(
      [],
    );
  });

  it(
    'options that are changed later change nothing',
    marbles(({ flush }) => {
      const { sent, transport } = losing();
      const options = { schedule: constant(1), retryUnsafe: false };
      const poll$ = pollHttp(url, { method: 'POST', transport }).pipe(retryRequest(options));
      options.retryUnsafe = true;
      record(poll$);
      flush();

      expect(sent()).toBe(1);
    }),
  );
});

describe('what is no answer', () => {
  it('ends matchedBody with an error, not the process', () => {
    const wrong = record(
      (of(answer(200)) as Observable<unknown> as Observable<Attempt<HttpResponse>>).pipe(matchedBody()),
    );
    const empty = record(
      (of(null) as Observable<unknown> as Observable<HttpResponse>).pipe(
        backoffSchedule({ maxAttempts: 1 }),
        matchedBody(),
      ),
    );

    expect((wrong.end as Error).message).toContain('matchedBody: its source must give attempts');
    expect(empty.end).toBeInstanceOf(TypeError);
  });

  it('ends a poll whose status cannot be read', () => {
    const response = {
      get status(): number {
        throw new Error('boom');
      },
    };

    expect(record(of(response).pipe(backoffSchedule())).end).toEqual(new Error('boom'));
  });

  it('counts a slow synchronous source, and waits from its end', () => {
    let now = 0;
    const delays: number[] = [];
    let due: () => void = () => undefined;
    const scheduler = {
      now: () => now,
      schedule: (work: (state: unknown) => void, delay: number, state: unknown) => {
        delays.push(delay);
        due = () => work(state);
        return of().subscribe();
      },
    };
    const slow = defer(() => {
      now += 60;
      return of('r');
    });
    record(slow.pipe(backoffSchedule(constant(100), { scheduler: scheduler as never })));
    now += 100;
    due();

    expect(delays).toEqual([100, 100]);
  });

  it('is a promise of shouldRetry', () => {
    const shouldRetry = (async () => false) as unknown as () => boolean;

    expect((record(of(answer(503)).pipe(retryRequest({ shouldRetry }))).end as Error).message).toContain(
      'shouldRetry gave a promise',
    );
  });
});
