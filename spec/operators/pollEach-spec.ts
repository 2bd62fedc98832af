import {
  asyncScheduler,
  defer,
  EMPTY,
  finalize,
  from,
  lastValueFrom,
  map,
  NEVER,
  Observable,
  of,
  range,
  Subject,
  switchMap,
  take,
  takeUntil,
  throwError,
  toArray,
} from 'rxjs';
import type { ObservableInput, SchedulerLike } from 'rxjs';
import { PollExhaustedError } from '../../lib/errors/pollExhaustedError.js';
import type { HttpResponse } from '../../lib/httpResponse.js';
import type { PollEachOptions } from '../../lib/gate/planEach.js';
import type { Plan } from '../../lib/plan/plan.js';
import type { Transport } from '../../lib/transport/transport.js';
import { backoffSchedule } from '../../operators/backoffSchedule.js';
import { fromPlan } from '../../operators/fromPlan.js';
import { matchedBody } from '../../operators/matchedBody.js';
import { pollEach } from '../../operators/pollEach.js';
import type { PollResult } from '../../operators/pollEach.js';
import { pollHttp } from '../../operators/pollHttp.js';
import { retryRequest } from '../../operators/retryRequest.js';
import type { Run } from '../../operators/run.js';
import { runOf } from '../../operators/run.js';
import { takeUntilMatch } from '../../operators/takeUntilMatch.js';
import { timeoutAfter } from '../../operators/timeoutAfter.js';
import { offerTurns } from '../../operators/turns/turn.js';
import type { Turns } from '../../operators/turns/turn.js';
import { scriptedTransport } from '../../testing/scriptedTransport.js';
import { answer } from '../support/answers.js';
import { marbles } from '../support/marbles.js';
import { record } from '../support/record.js';

/** `item:value` or `item!reason`. */
function told({ item, ...end }: PollResult<unknown, unknown>): string {
  return `${String(item)}${end.status === 'fulfilled' ? `:${String(end.value)}` : `!${String(end.reason)}`}`;
}

/** Writes down which request is sent when, and keeps it in flight for some time. */
function requests(duration: number): {
  readonly sent: string[];
  readonly send: (name: string | number) => Observable<unknown>;
} {
  const sent: string[] = [];
  const start = asyncScheduler.now();
  const send = (name: string | number): Observable<unknown> =>
    new Observable<unknown>((result) => {
      sent.push(`${String(name)} at ${String(asyncScheduler.now() - start)}`);
      return asyncScheduler.schedule(() => {
        result.next(name);
        result.complete();
      }, duration);
    });
  return { sent, send };
}

describe('pollEach', () => {
  it(
    'polls for each item, and emits how each poll ended',
    marbles(({ cold, hot, expectObservable, expectSubscriptions }) => {
      const polls: Readonly<Record<string, Observable<string>>> = { '1': cold('-w---(a|)'), '2': cold('-#') };
      const source = hot('  1-2|');
      const subs = '        ^--!';
      const expected = '    ---2-(1|)';

      expectObservable(source.pipe(pollEach((item) => polls[item]!))).toBe(expected, {
        '1': { item: '1', index: 0, status: 'fulfilled', value: 'a' },
        '2': { item: '2', index: 1, status: 'rejected', reason: 'error' },
      });
      expectSubscriptions(source.subscriptions).toBe(subs);
    }),
  );

  it(
    'mirrors an empty source, one that never ends and one that fails',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const poll = cold('-----a|');
      const each = pollEach(() => poll);

      expectObservable(cold('--|').pipe(each)).toBe('--|');
      expectObservable(NEVER.pipe(each)).toBe('-');
      expectObservable(cold('a-#').pipe(each)).toBe('--#');
      expectSubscriptions(poll.subscriptions).toBe('^-!');
    }),
  );

  it('takes synchronous items, and polls that answer at once', () => {
    const each = pollEach((item: string, index) => of('w', `${item}${String(index)}`));

    expect(record(of('a', 'b').pipe(each, map(told)))).toEqual({ values: ['a:a0', 'b:b1'], end: 'complete' });
  });

  const inputs: readonly (readonly [string, () => ObservableInput<unknown>, string])[] = [
    ['a promise', async () => 'p', 'a:p'],
    ['a list, of which the last counts', () => ['x', 'y'], 'a:y'],
    [
      'an error that is thrown',
      () => {
        throw new Error('no');
      },
      'a!Error: no',
    ],
    [
      'nothing',
      () => undefined as unknown as [],
      'a!TypeError: pollEach: toPoll must give a poll; is a return missing?',
    ],
    ['an address', () => 'https://x/', 'a!TypeError: pollEach: toPoll must give a poll, not "https://x/"'],
    ['a poll without a value', () => EMPTY, 'a!PollExhaustedError: the schedule ended without a match'],
  ];
  for (const [what, toPoll, expected] of inputs) {
    it(`takes from toPoll ${what}`, async () => {
      expect(await lastValueFrom(of('a').pipe(pollEach(toPoll), map(told)))).toBe(expected);
    });
  }

  it('gives each subscription polls of its own', () => {
    const indexes: number[] = [];
    const each$ = of('a', 'b').pipe(
      pollEach(
        (_, index) => {
          indexes.push(index);
          return NEVER;
        },
        { maxWaiting: 1 },
      ),
    );
    record(each$);
    record(each$);

    expect(indexes).toEqual([0, 0]);
  });

  it(
    'aborts every poll, wait and item on unsubscribe',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const poll = cold('-----a|');
      const source = cold('abc----');
      const unsub = '      ^--!';

      expectObservable(source.pipe(pollEach(() => poll, { maxWaiting: 2 })), unsub).toBe('----');
      expectSubscriptions(source.subscriptions).toBe(unsub);
      expectSubscriptions(poll.subscriptions).toBe(['^--!', '-^-!']);
    }),
  );

  it('goes on with the teardown of the others where one throws', () => {
    let torn = 0;
    const poll = new Observable(() => () => {
      torn++;
      throw new Error('broken');
    });
    const subscription = of(1, 2, 3)
      .pipe(pollEach(() => poll))
      .subscribe();

    expect(() => subscription.unsubscribe()).toThrowError(/broken/);
    expect(torn).toBe(3);
  });

  it('asks nothing any more when a result unsubscribes', () => {
    const asked: number[] = [];
    const seen = record(
      range(1, 5).pipe(
        pollEach((item) => {
          asked.push(item);
          return of(item);
        }),
        take(2),
      ),
    );

    expect([seen.values.length, asked]).toEqual([2, [1, 2]]);
  });

  it('subscribes no poll when toPoll unsubscribes', () => {
    const stop = new Subject<void>();
    const asked: number[] = [];
    range(1, 5)
      .pipe(
        pollEach((item) => {
          stop.next();
          return defer(() => of(asked.push(item)));
        }),
        takeUntil(stop),
      )
      .subscribe();

    expect(asked).toEqual([]);
  });

  it('tells a run nothing once it is over, whatever throws', () => {
    const told: string[] = [];
    const listener = {
      next: () => told.push('next'),
      error: (error: unknown) => told.push(String(error)),
      complete: () => told.push('complete'),
    };
    const broken = new Observable(() => () => {
      throw new Error('broken');
    });
    const runWith = (toPoll: (id: number) => Observable<unknown>, onError: 'collect' | 'fail'): Run =>
      runOf(of(1, 2).pipe(pollEach(toPoll, { onError })), listener);
    const left = runWith(() => {
      left.unsubscribe();
      throw new Error('late');
    }, 'collect');
    left.start();
    runWith((id) => (id === 1 ? broken : throwError(() => 'no')), 'fail').start();

    expect(told).toEqual(['no']);
  });

  describe('onError', () => {
    it(
      'ends all with the first error as it came, once it has aborted the others',
      marbles(({ cold, hot, flush }) => {
        const log: unknown[] = [];
        const slow = new Observable<string>(() => () => log.push('aborted'));
        const polls: Readonly<Record<string, Observable<string>>> = { a: slow, b: cold('--#'), c: cold('-(c|)') };
        const fulfilled: Observable<string> = hot('a-b-c-d').pipe(
          pollEach((item) => polls[item]!, { onError: 'fail' }),
          map(({ value }) => value), // there is none without a value
        );
        fulfilled.subscribe({ next: (value) => log.push(value), error: (error) => log.push(error) });
        flush();

        expect(log).toEqual(['aborted', 'error']);
      }),
    );

    it('ends where toPoll throws, and begins no other', () => {
      const asked: number[] = [];
      const seen = record(
        range(1, 5).pipe(
          pollEach<number, unknown>(
            (item) => {
              asked.push(item);
              if (item === 2) throw new Error('no');
              return NEVER;
            },
            { onError: 'fail' },
          ),
        ),
      );

      expect(seen).toEqual({ values: [], end: new Error('no') });
      expect(asked).toEqual([1, 2]);
    });
  });

  describe('maxWaiting', () => {
    it(
      'keeps further items, in order, and begins them as others end',
      marbles(({ cold, hot, expectObservable }) => {
        const poll = cold('   ---a|');
        const source = hot('  wxyz|');
        const expected = '    ----wx--y(z|)';
        const each = pollEach(() => poll, { maxWaiting: 2 });

        expectObservable(
          source.pipe(
            each,
            map(({ item }) => item),
          ),
        ).toBe(expected);
      }),
    );

    it('takes 100,000 items that answer at once, behind one that does not, without a deep stack', () => {
      const first = new Subject<number>();
      let answers = 0;
      range(0, 100_001)
        .pipe(pollEach((item) => (item === 0 ? first : of(item)), { maxWaiting: 1 }))
        .subscribe(() => answers++);
      const before = answers;
      first.next(0);
      first.complete();

      expect([before, answers]).toEqual([0, 100_001]);
    });
  });

  describe('maxInFlight', () => {
    it(
      'counts requests in flight, not polls that wait',
      marbles(({ flush }) => {
        const { sent, send } = requests(4);
        const toPoll = (id: number): Observable<unknown> =>
          send(id).pipe(backoffSchedule({ strategy: 'fixed', initialDelay: 10, maxAttempts: 2 }));
        const seen = record(of(1, 2, 3).pipe(pollEach(toPoll, { maxInFlight: 2, spread: 0 }), map(told)));
        flush();

        expect(sent).toEqual(['1 at 0', '2 at 0', '3 at 4', '1 at 14', '2 at 14', '3 at 18']);
        expect(seen.end).toBe('complete');
      }),
    );

    it(
      'gives the place to others while a retry waits',
      marbles(({ flush }) => {
        const lost = scriptedTransport([{ status: 503, delay: 2 }, { delay: 2 }]);
        const fine = scriptedTransport([{ delay: 2 }]);
        const seen = record(
          of(lost, fine).pipe(
            pollEach(
              (transport) =>
                pollHttp('https://api.example.com/jobs', { transport }).pipe(
                  retryRequest({ initialDelay: 5, jitter: 'none' }),
                  backoffSchedule({ maxAttempts: 1 }),
                ),
              { maxInFlight: 1, spread: 0 },
            ),
            map(({ index }) => index),
          ),
        );
        flush();

        expect(seen).toEqual({ values: [1, 0], end: 'complete' });
        expect([lost.requests.length, fine.requests.length]).toEqual([2, 1]);
      }),
    );

    it(
      'lets a request ask within its place, by a poll too',
      marbles(({ flush }) => {
        const token = scriptedTransport([
          { status: 202, delay: 1 },
          { body: 'token', delay: 1 },
        ]);
        const transport = scriptedTransport([{ delay: 1 }]);
        const request = (): Observable<string> =>
          pollHttp<string>('https://auth.example.com/token', { transport: token }).pipe(
            retryRequest(),
            backoffSchedule({ initialDelay: 1 }),
            takeUntilMatch({ status: [200] }),
            matchedBody(),
            switchMap((text) => of(`https://api.example.com/jobs/${text}`)),
          );
        const seen = record(
          of(1, 2).pipe(
            pollEach(() => pollHttp(request, { transport }).pipe(retryRequest(), backoffSchedule({ maxAttempts: 1 })), {
              maxInFlight: 1,
            }),
          ),
        );
        flush();

        expect(seen.end).toBe('complete');
        expect(transport.requests.map(({ url }) => url)).toEqual(Array(2).fill('https://api.example.com/jobs/token'));
      }),
    );

    const alone: readonly (readonly [string, (request$: Observable<HttpResponse>) => Observable<unknown>])[] = [
      ['alone', (request$) => request$],
      ['that is retried', (request$) => request$.pipe(retryRequest())],
      [
        'that follows an answer',
        (request$) =>
          request$.pipe(
            backoffSchedule({ maxAttempts: 1 }),
            switchMap(() => request$),
          ),
      ],
    ];
    for (const [what, toPoll] of alone) {
      it(
        `counts a request ${what}`,
        marbles(({ flush }) => {
          let [now, most] = [0, 0];
          const answers = scriptedTransport([{ delay: 3 }]);
          const transport: Transport = (request) => {
            most = Math.max(most, ++now);
            return answers(request).pipe(finalize(() => now--));
          };
          const seen = record(
            range(1, 6).pipe(
              pollEach(() => toPoll(pollHttp('https://api.example.com/jobs', { transport })), {
                maxInFlight: 2,
                spread: 9,
              }),
            ),
          );
          flush();

          expect(seen.values.length).toBe(6);
          expect(most).toBe(2);
        }),
      );
    }

    it('frees the place of a poll that is aborted in flight', () => {
      const asked: number[] = [];
      const stop = new Subject<void>();
      const toPoll = (id: number): Observable<unknown> =>
        defer(() => {
          asked.push(id);
          return NEVER;
        }).pipe(backoffSchedule(), takeUntil(id === 1 ? stop : NEVER));
      of(1, 2)
        .pipe(pollEach(toPoll, { maxInFlight: 1, spread: 0 }))
        .subscribe();
      const before = [...asked];
      stop.next();

      expect([before, asked]).toEqual([[1], [1, 2]]);
    });

    it(
      'holds for polls that are paused while they wait for a place',
      marbles(({ hot, flush }) => {
        const { sent, send } = requests(3);
        const pauseWhile = hot('-tf-f', { t: true, f: false });
        const toPoll = (id: number): Observable<unknown> =>
          send(id).pipe(backoffSchedule({ maxAttempts: 1, pauseWhile }));
        const seen = record(range(1, 3).pipe(pollEach(toPoll, { maxInFlight: 1, spread: 0 })));
        flush();

        expect(sent).toEqual(['1 at 0', '2 at 3', '3 at 6']);
        expect(seen.end).toBe('complete');
      }),
    );

    it('lets no other go when all is aborted', () => {
      const asked: number[] = [];
      const toPoll = (id: number): Observable<unknown> =>
        defer(() => {
          asked.push(id);
          return NEVER;
        }).pipe(backoffSchedule());
      range(1, 9)
        .pipe(pollEach(toPoll, { maxInFlight: 1, spread: 0 }))
        .subscribe()
        .unsubscribe();

      expect(asked).toEqual([1]);
    });
  });

  describe('perOrigin', () => {
    type ToPoll = (address: string, transport: Transport) => Observable<unknown>;
    /** Which requests are in flight. */
    const inFlight = (toPoll: ToPoll, options: PollEachOptions<string> = {}): readonly string[] => {
      const sent: string[] = [];
      const transport: Transport = ({ url }) => {
        sent.push(url);
        return NEVER;
      };
      from(['http://a/1', 'http://a/2', 'http://b/1', 'http://b/2'])
        .pipe(pollEach((address) => toPoll(address, transport), { perOrigin: 1, spread: 0, ...options }))
        .subscribe();
      return sent;
    };
    const fixed: ToPoll = (address, transport) => pollHttp(address, { transport }).pipe(backoffSchedule());
    const unknown: ToPoll = (address, transport) => pollHttp(() => address, { transport }).pipe(backoffSchedule());

    it('is known by the address of the request', () => {
      expect(inFlight(fixed)).toEqual(['http://a/1', 'http://b/1']);
    });

    it('is known where the request is made when the poll begins', () => {
      expect(inFlight((...parts) => defer(() => fixed(...parts)))).toEqual(['http://a/1', 'http://b/1']);
    });

    it('counts requests that are functions as of one origin', () => {
      expect(inFlight(unknown)).toEqual(['http://a/1']);
    });

    it('goes by the option origin where it is given', () => {
      expect(inFlight(unknown, { origin: (address: string) => new URL(address) })).toEqual([
        'http://a/1',
        'http://b/1',
      ]);
      expect(inFlight(fixed, { origin: () => 'http://c' })).toEqual(['http://a/1']);
    });

    it('rejects an item for which origin gives no address', () => {
      const seen = record(
        of('a').pipe(
          pollEach(() => of(1), { origin: () => 'http://' }),
          map(told),
        ),
      );

      expect(seen.values[0]).toMatch(/^a!TypeError: pollEach: an origin is told by an address/);
    });
  });

  describe('spread', () => {
    it(
      'begins at once what finds a place, and the others of a crowd after a random part of it',
      marbles(({ flush }) => {
        const { sent, send } = requests(1);
        const shares = [0.5, 0.25];
        const toPoll = (id: number): Observable<unknown> => send(id).pipe(backoffSchedule({ maxAttempts: 1 }));
        const options = { maxInFlight: 2, spread: 100, random: () => shares.shift()! };
        const seen = record(range(1, 4).pipe(pollEach(toPoll, options)));
        flush();

        expect(sent).toEqual(['1 at 0', '2 at 0', '4 at 25', '3 at 50']);
        expect(seen.end).toBe('complete');
      }),
    );

    it(
      'makes one wait for no other that comes alone',
      marbles(({ hot, flush }) => {
        const { sent, send } = requests(1);
        const toPoll = (id: string): Observable<unknown> => send(id).pipe(backoffSchedule({ maxAttempts: 2 }));
        record(hot('a-b-c-d').pipe(pollEach(toPoll, { maxInFlight: 1 })));
        flush();

        expect(sent.slice(0, 4)).toEqual(['a at 0', 'b at 2', 'c at 4', 'd at 6']);
      }, 5_000),
    );

    it(
      'is not of use to those that were kept: they begin when another has ended',
      marbles(({ flush }) => {
        const { sent, send } = requests(3);
        const toPoll = (id: number): Observable<unknown> => send(id).pipe(backoffSchedule({ maxAttempts: 1 }));
        record(range(1, 3).pipe(pollEach(toPoll, { maxInFlight: 1, maxWaiting: 1 })));
        flush();

        expect(sent).toEqual(['1 at 0', '2 at 3', '3 at 6']);
      }),
    );

    it(
      'is over when all is unsubscribed',
      marbles(({ cold, flush }) => {
        const asked: number[] = [];
        const toPoll = (id: number): Observable<unknown> => {
          asked.push(id);
          return NEVER.pipe(backoffSchedule());
        };
        range(1, 3)
          .pipe(pollEach(toPoll, { maxInFlight: 1, spread: 100, random: () => 0.5 }), takeUntil(cold('-(a|)')))
          .subscribe();
        flush();

        expect(asked).toEqual([1]);
      }),
    );

    it('is measured by the scheduler that is given', () => {
      const schedule = jasmine.createSpy('schedule');
      const scheduler: SchedulerLike = { now: () => 0, schedule };
      const toPoll = (): Observable<unknown> => NEVER.pipe(backoffSchedule());
      range(1, 2)
        .pipe(pollEach(toPoll, { maxInFlight: 1, random: () => 0.5, scheduler }))
        .subscribe();

      expect(schedule).toHaveBeenCalledOnceWith(jasmine.any(Function), 500, jasmine.anything());
    });

    it('rejects the item for which random throws', () => {
      const random = (): never => {
        throw new Error('no dice');
      };
      const seen = record(
        range(1, 2).pipe(
          pollEach(() => NEVER.pipe(backoffSchedule()), { maxInFlight: 1, random }),
          map(told),
        ),
      );

      expect(seen.values).toEqual(['2!Error: no dice']);
    });
  });

  describe('within the turns of somebody else', () => {
    it('waits for the outer turn when it has a place, and tells the address', () => {
      const log: string[] = [];
      const held: (() => void)[] = [];
      const turns: Turns = {
        learn: (address) => log.push(address),
        take: () => ({ turns, enter: (go) => held.push(go), leave: () => undefined }),
      };
      const toPoll = (id: number): Observable<unknown> =>
        pollHttp(`http://a/${String(id)}`, { transport: ({ url }) => [log.push(`send ${url}`)] as never }).pipe(
          backoffSchedule({ maxAttempts: 1 }),
        );
      offerTurns(turns, () =>
        range(1, 3)
          .pipe(pollEach(toPoll, { maxInFlight: 2, spread: 0 }))
          .subscribe(),
      );
      const heldAtFirst = held.length;
      held.shift()?.();

      expect(heldAtFirst).toBe(2);
      expect(log).toEqual(['http://a/1', 'http://a/2', 'http://a/3', 'send http://a/1']);
      expect(held.length).toBe(2);
    });

    it(
      'takes a place of the outer and of the inner, and keeps none that others wait for',
      marbles(({ flush }) => {
        const { sent, send } = requests(1);
        const inner = (ids: readonly number[]): Observable<unknown> =>
          from(ids).pipe(
            pollEach((id) => send(id).pipe(backoffSchedule({ maxAttempts: 1 })), { maxInFlight: 1, spread: 0 }),
          );
        const seen = record(
          of([1, 2, 3], [4, 5, 6]).pipe(
            pollEach(inner, { maxInFlight: 2, spread: 0 }),
            map(({ index }) => index),
          ),
        );
        flush();

        expect(sent).toEqual(['1 at 0', '4 at 0', '2 at 1', '5 at 1', '3 at 2', '6 at 2']);
        expect(seen).toEqual({ values: [0, 1], end: 'complete' });
      }),
    );

    it('gives what follows a result no turn of the poll that it comes from', () => {
      const asked: string[] = [];
      const ask = (name: string): Observable<string> =>
        defer(() => {
          asked.push(name);
          return name === 'first' ? of(name) : NEVER;
        }).pipe(
          backoffSchedule({ maxAttempts: 1 }),
          map(({ response }) => response),
        );
      of('first', 'second')
        .pipe(
          pollEach(ask, { maxInFlight: 1, spread: 0 }),
          switchMap(() => ask('third')),
        )
        .subscribe();

      expect(asked).toEqual(['first', 'third', 'second']);
    });
  });

  it('takes plans, and answers with the last attempt', () => {
    const plan: Plan = {
      version: 1,
      request: 'https://api.example.com/jobs/{{id}}',
      schedule: { strategy: 'fixed', initialDelay: 0 },
      until: { status: [200] },
    };
    const transport = scriptedTransport([{ status: 200, body: 'done' }]);
    const seen = record(
      of(7, 8).pipe(
        pollEach((id) => fromPlan<string>(plan, { variables: { id }, transport })),
        map((result) => result.status === 'fulfilled' && [result.value.number, result.value.response.body]),
      ),
    );

    expect(seen.values).toEqual([
      [1, 'done'],
      [1, 'done'],
    ]);
    expect(transport.requests.map(({ url }) => url.at(-1))).toEqual(['7', '8']);
  });

  it('tells that a schedule ended without a match', () => {
    const poll = of({ status: 202, body: null, headers: new Headers(), url: null }).pipe(
      backoffSchedule({ maxAttempts: 1 }),
      takeUntilMatch({ status: [200] }, { onExhausted: 'complete' }),
      matchedBody(),
    );
    const [result] = record(of('a').pipe(pollEach(() => poll))).values;

    expect(result?.status === 'rejected' && result.reason).toBeInstanceOf(PollExhaustedError);
  });

  it('keeps 100,000 polls alive, and aborts them', () => {
    const startedAt = performance.now();
    let waiting = 0;
    const poll = new Observable(() => {
      waiting++;
      return () => waiting--;
    }).pipe(backoffSchedule({ initialDelay: '1m' }));
    const subscription = range(0, 100_000)
      .pipe(pollEach(() => poll, { maxWaiting: Infinity, maxInFlight: Infinity }))
      .subscribe();
    const before = waiting;
    subscription.unsubscribe();

    expect([before, waiting]).toEqual([100_000, 0]);
    expect(performance.now() - startedAt).toBeLessThan(10_000); // on a busy machine; n² takes minutes
  });

  it('begins no poll twice and forgets none, whatever the limits', async () => {
    for (const [maxInFlight, maxWaiting] of [
      [1, 1],
      [3, 2],
      [2, 50],
      [64, 7],
    ] as const) {
      let [now, most] = [0, 0];
      const toPoll = (id: number): Observable<unknown> =>
        new Observable((result) => {
          most = Math.max(most, ++now);
          void Promise.resolve().then(() => {
            now--;
            result.next(id);
            result.complete();
          });
        }).pipe(backoffSchedule({ strategy: 'fixed', initialDelay: 0, maxAttempts: 2 }));
      const results = await lastValueFrom(
        range(0, 40).pipe(pollEach(toPoll, { maxInFlight, maxWaiting, spread: 1 }), toArray()),
      );

      expect(results.map(({ item }) => item).sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => i));
      expect(most).toBeLessThanOrEqual(Math.min(maxInFlight, maxWaiting));
    }
  });

  it('passes an error of the source after it has aborted all', () => {
    const log: unknown[] = [];
    const source = new Subject<number>();
    source
      .pipe(pollEach(() => new Observable(() => () => log.push('aborted'))))
      .subscribe({ error: (error) => log.push(error) });
    source.next(1);
    source.error('lost');

    expect(log).toEqual(['aborted', 'lost']);
  });

  it('throws for what is no function', () => {
    expect(() => pollEach('x' as never)).toThrowError(TypeError, 'pollEach: toPoll must be a function, not "x"');
    expect(() => pollEach(() => throwError(() => 0), { maxWaiting: 0 })).toThrowError(RangeError);
  });

  it(
    'sends again what waited at the gate with others, each with one place',
    marbles(({ cold, flush }) => {
      const tries = new Map<string, number>();
      let inFlight = 0;
      let most = 0;
      let sent = 0;
      const transport: Transport = ({ url }) => {
        const number = (tries.get(url) ?? 0) + 1;
        tries.set(url, number);
        sent++;
        most = Math.max(most, ++inFlight);
        const lost = new TypeError('fetch failed');
        const answers$ = number === 1 ? cold<HttpResponse>('---#', {}, lost) : cold('---(a|)', { a: answer(200) });
        return answers$.pipe(finalize(() => inFlight--));
      };
      const toPoll = (id: number): Observable<unknown> =>
        pollHttp(`https://h/${String(id)}`, { transport }).pipe(
          timeoutAfter('1m'),
          retryRequest({ initialDelay: 4, jitter: 'none' }),
          backoffSchedule(),
          takeUntilMatch({ status: [200] }),
        );
      const seen = record(range(1, 40).pipe(pollEach(toPoll, { maxInFlight: 2, spread: 30 })));
      flush();

      expect([seen.end, seen.values.length, sent, most, inFlight]).toEqual(['complete', 40, 80, 2, 0]);
    }, 5_000),
  );
});
