import {
  BehaviorSubject,
  catchError,
  concat,
  defer,
  EMPTY,
  finalize,
  from,
  map,
  NEVER,
  Observable,
  of,
  Subject,
  switchMap,
  take,
  tap,
  throwError,
  VirtualTimeScheduler,
} from 'rxjs';
import type { Attempt, DelayReason } from '../../lib/attempt.js';
import type { Checkpoint } from '../../lib/checkpoint.js';
import { checkpointOf } from '../../lib/checkpoint.js';
import type { AnyPollError } from '../../lib/errors/isPollError.js';
import { PollTimeoutError } from '../../lib/errors/pollTimeoutError.js';
import type { PollOptions } from '../../lib/poll/planPoll.js';
import { constant } from '../../lib/schedule/constant.js';
import { exponential } from '../../lib/schedule/exponential.js';
import { fromDelays } from '../../lib/schedule/fromDelays.js';
import type { Schedule, ScheduleContext } from '../../lib/schedule/schedule.js';
import type { BackoffOptions } from '../../lib/schedule/scheduleFrom.js';
import { backoffSchedule } from '../../operators/backoffSchedule.js';
import { pollEach } from '../../operators/pollEach.js';
import { takeUntilMatch } from '../../operators/takeUntilMatch.js';
import { timeoutAfter } from '../../operators/timeoutAfter.js';
import { answer } from '../support/answers.js';
import { marbles } from '../support/marbles.js';
import { record } from '../support/record.js';

const toNumber = map((attempt: Attempt) => String(attempt.number));

describe('backoffSchedule', () => {
  it(
    'emits each attempt, and waits from its end',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('-(r|)');
      const result = source.pipe(backoffSchedule(fromDelays([3, 2])), toNumber);

      expectObservable(result).toBe('-1---2--(3|)');
      expectSubscriptions(source.subscriptions).toBe(['^!', '----^!', '-------^!']);
    }),
  );

  it(
    'takes the last value of the source, when it completes',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('ab--|');
      const result = source.pipe(
        backoffSchedule(constant(5)),
        take(1),
        map(({ response, duration }) => ({ response, duration })),
      );

      expectObservable(result).toBe('----(a|)', { a: { response: 'b', duration: 4 } });
      expectSubscriptions(source.subscriptions).toBe('^---!');
    }),
  );

  it(
    'grows from 1 s to 30 s unless told otherwise',
    marbles(({ cold, flush }) => {
      const seen = record(cold('(r|)').pipe(backoffSchedule(), take(7)));
      flush();

      expect(seen.values.map((attempt) => attempt.nextDelay)).toEqual([
        1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000,
      ]);
      expect(seen.values.map((attempt) => attempt.elapsed)).toEqual([0, 1_000, 3_000, 7_000, 15_000, 31_000, 61_000]);
    }, Infinity),
  );

  it(
    'takes its schedule as data, the options with it or beside it',
    marbles(({ cold, expectObservable }) => {
      const source = cold('(r|)');
      const schedule = { strategy: 'fixed', initialDelay: '2ms', maxAttempts: 3 } as const;

      expectObservable(source.pipe(backoffSchedule(schedule), toNumber)).toBe('1-2-(3|)');
      expectObservable(source.pipe(backoffSchedule({ ...schedule, startAfter: 3 }), toNumber)).toBe('---1-2-(3|)');
      expectObservable(source.pipe(backoffSchedule(schedule, { startAfter: '3ms' }), toNumber)).toBe('---1-2-(3|)');
    }),
  );

  it(
    'tells all about an attempt',
    marbles(({ cold, flush }) => {
      const response = answer(202);
      const seen = record(cold('--(r|)', { r: response }).pipe(backoffSchedule({ initialDelay: 5, maxAttempts: 2 })));
      flush();

      expect(seen.values).toEqual([
        {
          number: 1,
          startedAt: 0,
          duration: 2,
          elapsed: 2,
          response,
          nextDelay: 5,
          delayReason: 'schedule',
          scheduledDelay: 5,
          tally: { '202': 1 },
        },
        {
          number: 2,
          startedAt: 7,
          duration: 2,
          elapsed: 9,
          response,
          nextDelay: undefined,
          delayReason: 'schedule',
          scheduledDelay: undefined,
          tally: { '202': 2 },
        },
      ]);
      expect(seen.end).toBe('complete');
    }),
  );

  it(
    'tells the schedule all there is to know',
    marbles(({ cold, flush }) => {
      const contexts: ScheduleContext[] = [];
      const schedule = (context: ScheduleContext): number | undefined => {
        contexts.push(context);
        return context.attempt < 3 ? context.attempt * 2 : undefined;
      };
      record(cold('-(r|)').pipe(backoffSchedule(schedule)));
      flush();

      const common = { duration: 1, response: 'r', error: undefined };
      expect(contexts).toEqual([
        { attempt: 1, elapsed: 1, previousDelay: undefined, previous: undefined, ...common },
        { attempt: 2, elapsed: 4, previousDelay: 2, previous: jasmine.objectContaining({ number: 1 }), ...common },
        { attempt: 3, elapsed: 9, previousDelay: 4, previous: jasmine.objectContaining({ number: 2 }), ...common },
      ]);
    }),
  );

  it(
    'mirrors nothing of a source that never completes',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('a');

      expectObservable(source.pipe(backoffSchedule(constant(1)))).toBe('-');
      expectObservable(NEVER.pipe(backoffSchedule(constant(1)))).toBe('-');
      expectSubscriptions(source.subscriptions).toBe('^');
    }),
  );

  it('errors on a source that completes without a value', () => {
    const seen = record(EMPTY.pipe(backoffSchedule()));

    expect(seen.end).toBeInstanceOf(TypeError);
    expect((seen.end as Error).message).toContain('completed without a value');
  });

  it(
    'passes an error of the source as it came',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('--#');

      expectObservable(source.pipe(backoffSchedule(constant(1)))).toBe('--#');
      expectSubscriptions(source.subscriptions).toBe('^-!');
    }),
  );

  it(
    'takes a synchronous source without growing the stack',
    marbles(({ flush }) => {
      let count = 0;
      of('r')
        .pipe(backoffSchedule(constant(0)), take(20_000))
        .subscribe(() => count++);
      flush();

      expect(count).toBe(20_000);
    }),
  );

  it(
    'stops at once when unsubscribed during an attempt',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('--(r|)');
      const unsub = '      -----!';

      expectObservable(source.pipe(backoffSchedule(constant(2)), toNumber), unsub).toBe('--1');
      expectSubscriptions(source.subscriptions).toBe(['^-!', '----^!']);
    }),
  );

  it(
    'stops at once when unsubscribed during a wait',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('--(r|)');
      const unsub = '      ---!';

      expectObservable(source.pipe(backoffSchedule(constant(4)), toNumber), unsub).toBe('--1');
      expectSubscriptions(source.subscriptions).toBe('^-!');
    }),
  );

  it(
    'stops at once when an attempt makes its subscriber leave',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('--(r|)');

      expectObservable(source.pipe(backoffSchedule(constant(4)), take(1), toNumber)).toBe('--(1|)');
      expectSubscriptions(source.subscriptions).toBe('^-!');
    }),
  );

  it(
    'gives every subscriber a poll of its own',
    marbles(({ cold, expectObservable }) => {
      const result = cold('(r|)').pipe(backoffSchedule(fromDelays([2, 5])), toNumber);

      expectObservable(result).toBe('        1-2----(3|)');
      expectObservable(result, '---^').toBe('---1-2----(3|)');
    }),
  );

  it(
    'ends with what a schedule throws, after the attempt that it was asked about',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('-(r|)');
      const boom = new Error('boom');
      const schedule = (): number => {
        throw boom;
      };

      expectObservable(source.pipe(backoffSchedule(schedule), toNumber)).toBe('-(1#)', undefined, boom);
      expectSubscriptions(source.subscriptions).toBe('^!');
    }),
  );

  it('ends when a schedule gives no delay', () => {
    for (const wrong of [NaN, -1, Infinity, null, '5s', Promise.resolve(5)]) {
      const seen = record(of('r').pipe(backoffSchedule(() => wrong as number)));

      expect(seen.values.length).withContext(String(wrong)).toBe(1);
      expect((seen.end as Error).message)
        .withContext(String(wrong))
        .toContain('after attempt 1');
    }
  });

  it(
    'waits longer than the longest timer',
    marbles(({ cold, expectObservable }) => {
      const delay = 2 ** 31 + 7;

      expectObservable(cold('(r|)').pipe(backoffSchedule(fromDelays([delay])), toNumber)).toBe(
        `1 ${String(delay - 1)}ms (2|)`,
      );
    }, Infinity),
  );

  describe('tolerateErrors', () => {
    it(
      'emits failed attempts, and ends with one error too many in a row',
      marbles(({ flush }) => {
        let request = 0;
        const outcomes = ['#', '#', 'r', '#', '#', '#', 'r'];
        const source = defer(() =>
          outcomes[request++] === 'r' ? of(answer(202)) : throwError(() => new Error('lost')),
        );
        const seen = record(source.pipe(backoffSchedule(constant(1), { tolerateErrors: 2 })));
        flush();

        expect(seen.values.map((attempt) => attempt.number)).toEqual([1, 2, 3, 4, 5]);
        expect(seen.values.map((attempt) => 'response' in attempt)).toEqual([false, false, true, false, false]);
        expect((seen.values[0]?.error as Error).message).toBe('lost');
        expect(seen.values.at(-1)?.tally).toEqual({ '202': 1, Error: 4 });
        expect((seen.end as Error).message).toBe('lost');
      }),
    );

    it(
      'asks the schedule after a failed attempt too',
      marbles(({ cold, flush }) => {
        const seen = record(cold('#').pipe(backoffSchedule(fromDelays([3]), { tolerateErrors: 5 })));
        flush();

        expect(seen.values.map((attempt) => attempt.nextDelay)).toEqual([3, undefined]);
        expect(seen.end).toBe('complete');
      }),
    );

    it(
      'keeps nothing of an earlier subscriber',
      marbles(({ cold, expectObservable }) => {
        const result = cold('#').pipe(backoffSchedule(constant(2), { tolerateErrors: 1 }), toNumber);

        expectObservable(result).toBe('     1-#');
        expectObservable(result, '--^').toBe('--1-#');
      }),
    );
  });

  describe('what the server asks for', () => {
    const answered = (headers: Record<string, string>): Observable<unknown> => of(answer(202, null, headers));

    it(
      'is a floor for the one wait it came with, the first too',
      marbles(({ flush }) => {
        let request = 0;
        const headers = [{ 'retry-after': '7' }, {}, { 'retry-after': '0' }];
        const source = defer(() => answered(headers[request++] ?? {}));
        const seen = record(source.pipe(backoffSchedule(constant(2_000)), take(3)));
        flush();

        expect(seen.values.map((attempt) => [attempt.nextDelay, attempt.delayReason])).toEqual([
          [7_000, 'retry-after'],
          [2_000, 'schedule'],
          [2_000, 'schedule'],
        ]);
      }, Infinity),
    );

    it(
      'is ignored when malformed',
      marbles(({ flush }) => {
        const seen = record(answered({ 'retry-after': 'soon' }).pipe(backoffSchedule(constant(2)), take(1)));
        flush();

        expect(seen.values[0]?.nextDelay).toBe(2);
      }),
    );

    it(
      'ends the poll after the attempt when it is longer than allowed',
      marbles(({ flush }) => {
        const seen = record(answered({ 'retry-after': '301' }).pipe(backoffSchedule()));
        flush();

        expect(seen.values.length).toBe(1);
        expect(seen.values[0]?.nextDelay).toBeUndefined();
        expect(seen.end).toEqual(
          jasmine.objectContaining({ kind: 'server-delay', delay: 301_000, reason: 'retry-after' }),
        );
        expect((seen.end as Error).message).toBe(
          "the server asks to wait 5m 1s (retry-after), more than maxServerDelay allows (5m; onServerDelay: 'wait' would wait); given up after 1 attempt (1× 202); last: 202",
        );
      }),
    );

    it(
      'is allowed more by maxServerDelay',
      marbles(({ flush }) => {
        const source = answered({ 'retry-after': '301' });
        const seen = record(source.pipe(backoffSchedule({ maxServerDelay: '1h' }), take(2)));
        flush();

        expect(seen.values.map((attempt) => attempt.elapsed)).toEqual([0, 301_000]);
      }, Infinity),
    );

    it(
      'counts by X-Poll-Interval too',
      marbles(({ flush }) => {
        const seen = record(answered({ 'x-poll-interval': '60' }).pipe(backoffSchedule(), take(1)));
        flush();

        expect(seen.values[0]).toEqual(jasmine.objectContaining({ nextDelay: 60_000, delayReason: 'poll-interval' }));
      }),
    );
  });

  describe('maxElapsed', () => {
    it(
      'cuts the last wait so that one final attempt ends in time',
      marbles(({ cold, expectObservable }) => {
        const schedule = { strategy: 'fixed', initialDelay: 4, maxElapsed: 10 } as const;

        expectObservable(cold('(r|)').pipe(backoffSchedule(schedule), toNumber)).toBe(' 1---2---3-(4|)');
        expectObservable(cold('--(r|)').pipe(backoffSchedule(schedule), toNumber)).toBe('--1-----2-(3|)');
      }),
    );

    it(
      'says so',
      marbles(({ cold, flush }) => {
        const seen = record(cold('(r|)').pipe(backoffSchedule({ initialDelay: 8, maxElapsed: 10 })));
        flush();

        expect(seen.values.map((attempt) => [attempt.nextDelay, attempt.delayReason, attempt.scheduledDelay])).toEqual([
          [8, 'schedule', 8],
          [2, 'deadline', 16],
          [undefined, 'deadline', 32],
        ]);
      }),
    );
  });

  describe('align', () => {
    it(
      'counts from start to start',
      marbles(({ cold, expectObservable, expectSubscriptions }) => {
        const source = cold('-(r|)');

        expectObservable(source.pipe(backoffSchedule(constant(3), { align: true }), take(3), toNumber)).toBe(
          '-1--2--(3|)',
        );
        expectSubscriptions(source.subscriptions).toBe(['^!', '---^!', '------^!']);
      }),
    );

    it(
      'skips what an attempt overran, and never overlaps',
      marbles(({ cold, expectSubscriptions, expectObservable }) => {
        const source = cold('----(r|)');

        expectObservable(source.pipe(backoffSchedule(constant(3), { align: true }), take(2), toNumber)).toBe(
          '----1-----(2|)',
        );
        expectSubscriptions(source.subscriptions).toBe(['^---!', '------^---!']);
      }),
    );

    it(
      'starts at once when an attempt took exactly an interval',
      marbles(({ cold, expectSubscriptions, expectObservable }) => {
        const source = cold('---(r|)');

        expectObservable(source.pipe(backoffSchedule(constant(3), { align: true }), take(2), toNumber)).toBe(
          '---1--(2|)',
        );
        expectSubscriptions(source.subscriptions).toBe(['^--!', '---^--!']);
      }),
    );

    it(
      'waits for the slot after what the server asks for',
      marbles(({ flush }) => {
        const source = of(answer(202, null, { 'retry-after': '5' }));
        const seen = record(source.pipe(backoffSchedule(constant('2s'), { align: true }), take(2)));
        flush();

        expect(seen.values.map((attempt) => [attempt.elapsed, attempt.nextDelay, attempt.delayReason])).toEqual([
          [0, 6_000, 'retry-after'],
          [6_000, 6_000, 'retry-after'],
        ]);
      }, Infinity),
    );
  });

  describe('pauseWhile', () => {
    it(
      'holds the next attempt, and runs an overdue one at once',
      marbles(({ cold, hot, expectObservable }) => {
        const pauseWhile = hot('--t----f---', { t: true, f: false });
        const result = cold('(r|)').pipe(backoffSchedule(constant(4), { pauseWhile }), toNumber, take(3));

        expectObservable(result).toBe('1------2---(3|)');
      }),
    );

    it(
      'leaves the rest of a wait that is not over',
      marbles(({ cold, hot, expectObservable }) => {
        const pauseWhile = hot('-t-f-------', { t: true, f: false });
        const result = cold('(r|)').pipe(backoffSchedule(constant(5), { pauseWhile }), toNumber, take(2));

        expectObservable(result).toBe('1----(2|)');
      }),
    );

    it(
      'lets an attempt under way finish',
      marbles(({ cold, hot, expectObservable }) => {
        const pauseWhile = hot('-t---------', { t: true, f: false });

        expectObservable(cold('---(r|)').pipe(backoffSchedule(constant(1), { pauseWhile }), toNumber)).toBe(
          '---1-------',
        );
      }),
    );

    it(
      'holds the first attempt',
      marbles(({ cold, expectObservable, expectSubscriptions }) => {
        const source = cold('(r|)');
        const pauseWhile = concat(of(true), cold('---f', { f: false }));

        expectObservable(source.pipe(backoffSchedule(constant(9), { pauseWhile }), take(1), toNumber)).toBe('---(1|)');
        expectSubscriptions(source.subscriptions).toBe('---(^!)');
      }),
    );

    it(
      'ends with its error, means nothing by its completion, and is left with the poll',
      marbles(({ cold, expectObservable, expectSubscriptions }) => {
        const source = cold('(r|)');
        const broken = cold<boolean>('--#');
        const finished = cold('f|', { f: false });
        const endless = cold('f---', { f: false });

        expectObservable(source.pipe(backoffSchedule(constant(9), { pauseWhile: broken }), toNumber)).toBe('1-#');
        expectObservable(source.pipe(backoffSchedule(fromDelays([3]), { pauseWhile: finished }), toNumber)).toBe(
          '1--(2|)',
        );
        expectObservable(source.pipe(backoffSchedule(fromDelays([3]), { pauseWhile: endless }), toNumber)).toBe(
          '1--(2|)',
        );
        expectSubscriptions(endless.subscriptions).toBe('^--!');
      }),
    );

    it('is asked for by each subscriber', () => {
      const pauseWhile = new Subject<boolean>();
      const poll$ = NEVER.pipe(backoffSchedule(constant(1), { pauseWhile }));
      const first = poll$.subscribe();
      const second = poll$.subscribe();
      first.unsubscribe();

      expect(pauseWhile.observed).toBeTrue();
      second.unsubscribe();
      expect(pauseWhile.observed).toBeFalse();
    });
  });

  describe('inFlight', () => {
    it(
      'aborts the request under way where that is wished, and makes the same attempt after the pause',
      marbles(({ cold, hot, expectObservable, expectSubscriptions }) => {
        const source = cold('---(r|)');
        const pauseWhile = hot('-t--f----', { t: true, f: false });
        const poll$ = source.pipe(backoffSchedule(constant(2), { pauseWhile, inFlight: 'abort' }), toNumber, take(2));

        expectObservable(poll$).toBe('-------1----(2|)');
        expectSubscriptions(source.subscriptions).toBe(['^!', '----^--!', '---------^--!']);
      }),
    );

    it(
      'aborts nothing that has been answered',
      marbles(({ cold, expectObservable, expectSubscriptions }) => {
        const source = cold('(r|)');
        const pauseWhile = new BehaviorSubject(false);
        const poll$ = source.pipe(
          backoffSchedule(constant(2), { pauseWhile, inFlight: 'abort' }),
          toNumber,
          tap(() => pauseWhile.next(true)),
        );

        expectObservable(poll$).toBe('1----');
        expectSubscriptions(source.subscriptions).toBe(['(^!)']);
      }),
    );

    it('holds a place for nobody while it waits to make the attempt anew', () => {
      const scheduler = new VirtualTimeScheduler();
      const pauseWhile = new BehaviorSubject(false);
      let inFlight = 0;
      const source = defer(() => {
        inFlight++;
        return NEVER.pipe(finalize(() => inFlight--));
      });
      const subscription = from([1, 2])
        .pipe(
          pollEach(() => source.pipe(backoffSchedule(constant(1), { pauseWhile, inFlight: 'abort', scheduler })), {
            maxInFlight: 1,
            scheduler,
          }),
        )
        .subscribe();
      const seen = [true, false].map((isPaused) => {
        pauseWhile.next(isPaused);
        scheduler.flush();
        return inFlight;
      });
      subscription.unsubscribe();

      expect([...seen, inFlight]).toEqual([0, 1, 0]);
    });
  });

  describe('slowDown', () => {
    const paused = { t: true, f: false };

    it(
      'multiplies the delays in place of holding attempts',
      marbles(({ cold, expectObservable }) => {
        const options = { pauseWhile: of(true), slowDown: 3 };

        expectObservable(cold('(r|)').pipe(backoffSchedule(constant(2), options), take(3), toNumber)).toBe(
          '1-----2-----(3|)',
        );
      }),
    );

    it(
      'prolongs a wait that is under way by as much of it',
      marbles(({ cold, hot, expectObservable }) => {
        const pauseWhile = hot('--t------', paused);

        expectObservable(
          cold('(r|)').pipe(backoffSchedule(constant(4), { pauseWhile, slowDown: 2 }), take(2), toNumber),
        ).toBe('1-------(2|)');
      }),
    );

    it(
      'asks at once what is overdue at full pace when the pause ends, and leaves the rest of what is not',
      marbles(({ cold, hot, expectObservable }) => {
        const late = hot('-t----f--', paused);
        const early = hot('-tf------', paused);
        const poll = (pauseWhile: Observable<boolean>): Observable<string> =>
          cold('(r|)').pipe(backoffSchedule(constant(4), { pauseWhile, slowDown: 5 }), take(2), toNumber);

        expectObservable(poll(late)).toBe('1-----(2|)');
        expectObservable(poll(early)).toBe('1---(2|)');
      }),
    );

    it(
      'still ends before maxElapsed',
      marbles(({ cold, expectObservable }) => {
        const schedule = { strategy: 'fixed', initialDelay: 4, maxElapsed: 9 } as const;

        expectObservable(
          cold('(r|)').pipe(backoffSchedule(schedule, { pauseWhile: of(true), slowDown: 4 }), toNumber),
        ).toBe('1--------(2|)');
      }),
    );

    it(
      'never asks sooner than the server allows',
      marbles(({ cold, hot, expectObservable }) => {
        const asking = answer(202, null, { 'retry-after': '5' });
        const pauseWhile = hot('10ms t 3s f', paused);

        expectObservable(
          cold('(r|)', { r: asking }).pipe(
            backoffSchedule(constant(1_000), { pauseWhile, slowDown: 2 }),
            take(2),
            toNumber,
          ),
        ).toBe('1 4999ms (2|)');
      }, Infinity),
    );
  });

  describe('pauseDeadline', () => {
    const paused = { t: true, f: false };
    const poll = (
      source: Observable<unknown>,
      pauseWhile: Observable<boolean>,
      schedule: Schedule | BackoffOptions = constant(2),
    ): Observable<string> => source.pipe(backoffSchedule(schedule, { pauseWhile, pauseDeadline: true }), toNumber);

    it(
      'puts off a timeoutAfter around the poll by the pause',
      marbles(({ cold, hot, expectObservable }) => {
        const pauseWhile = hot('---t----f---', paused);
        const limited = (options: PollOptions): Observable<string> =>
          cold('(r|)').pipe(
            backoffSchedule(constant(2), { pauseWhile, ...options }),
            takeUntilMatch(() => false),
            timeoutAfter(5),
            map(({ number }) => String(number)),
            catchError(({ kind }: AnyPollError) => of(kind.charAt(0))),
          );

        expectObservable(limited({})).toBe('1-2--(t|)');
        expectObservable(limited({ pauseDeadline: true })).toBe('1-2-----3-(t|)');
      }),
    );

    it(
      'puts off the deadline of a request that outlasts the pause',
      marbles(({ cold, hot, expectObservable }) => {
        const pauseWhile = hot('-t---f------', paused);

        expectObservable(poll(cold('--------(r|)'), pauseWhile).pipe(timeoutAfter(5))).toBe(
          '--------1#',
          undefined,
          jasmine.any(PollTimeoutError),
        );
      }),
    );

    it(
      'puts off maxElapsed, and its time counts in no elapsed',
      marbles(({ cold, hot, flush }) => {
        const pauseWhile = hot('---t----f---', paused);
        const schedule = { strategy: 'fixed', initialDelay: 2, maxElapsed: 7 } as const;
        const seen = record(cold('(r|)').pipe(backoffSchedule(schedule, { pauseWhile, pauseDeadline: true })));
        flush();

        expect(seen.values.map(({ startedAt, elapsed }) => [startedAt, elapsed])).toEqual([
          [0, 0],
          [2, 2],
          [8, 3],
          [10, 5],
          [12, 7],
        ]);
      }),
    );

    it(
      'goes on after a last attempt that a pause left time for',
      marbles(({ cold, hot, flush }) => {
        const pauseWhile = hot('---t----f---', paused);
        const schedule = { strategy: 'fixed', initialDelay: 4, maxElapsed: 6 } as const;
        const seen = record(cold('(r|)').pipe(backoffSchedule(schedule, { pauseWhile, pauseDeadline: true })));
        flush();

        expect(seen.values.map(({ startedAt }) => startedAt)).toEqual([0, 8, 11]);
      }),
    );

    it(
      'puts off nothing once it is left, though paused',
      marbles(({ cold, expectObservable }) => {
        const left = concat(of('p'), cold('--n')).pipe(
          switchMap((what) => (what === 'p' ? poll(cold('(r|)'), of(true)) : NEVER)),
          timeoutAfter(5),
        );

        expectObservable(left).toBe('-------#', undefined, jasmine.any(PollTimeoutError));
      }),
    );

    it(
      'runs into the deadline where the poll is not paused',
      marbles(({ cold, expectObservable }) => {
        expectObservable(poll(cold('-----'), NEVER).pipe(timeoutAfter(4))).toBe(
          '----#',
          undefined,
          jasmine.any(PollTimeoutError),
        );
      }),
    );
  });

  describe('pollNow', () => {
    it(
      'makes the next attempt at once, from which the next wait counts',
      marbles(({ cold, hot, expectObservable }) => {
        const pollNow = hot('--n------');

        expectObservable(cold('(r|)').pipe(backoffSchedule(constant(5), { pollNow }), take(3), toNumber)).toBe(
          '1-2----(3|)',
        );
      }),
    );

    it(
      'starts the first attempt, whatever startAfter says',
      marbles(({ cold, hot, expectObservable }) => {
        const pollNow = hot('--n------');

        expectObservable(
          cold('(r|)').pipe(backoffSchedule(constant(9), { pollNow, startAfter: 5 }), take(1), toNumber),
        ).toBe('--(1|)');
      }),
    );

    it(
      'makes one attempt at the beginning, however often it tells at once',
      marbles(({ cold, expectObservable, expectSubscriptions }) => {
        const source = cold('-(r|)');
        const poll$ = source.pipe(backoffSchedule(constant(9), { pollNow: of(1, 2, 3), startAfter: 4 }), toNumber);

        expectObservable(poll$, '^----!').toBe('-1---');
        expectSubscriptions(source.subscriptions).toBe(['^!']);
      }),
    );

    it(
      'never overlaps an attempt, which answers what was asked meanwhile',
      marbles(({ cold, hot, expectObservable, expectSubscriptions }) => {
        const source = cold('---(r|)');
        const pollNow = hot('-nn---------');

        expectObservable(source.pipe(backoffSchedule(constant(4), { pollNow }), take(2), toNumber)).toBe(
          '---1------(2|)',
        );
        expectSubscriptions(source.subscriptions).toBe(['^--!', '-------^--!']);
      }),
    );

    it(
      'hears who takes an attempt',
      marbles(({ cold, expectObservable }) => {
        const pollNow = new Subject<void>();
        const poll$ = cold('-(r|)').pipe(
          backoffSchedule(constant(9), { pollNow }),
          take(3),
          tap(({ number }) => {
            if (number === 1) pollNow.next();
          }),
          toNumber,
        );

        expectObservable(poll$).toBe('-12---------(3|)');
      }),
    );

    it(
      'waits for the end of a pause',
      marbles(({ cold, hot, expectObservable }) => {
        const pauseWhile = hot('-t--f-----', { t: true, f: false });
        const pollNow = hot('--n-------');

        expectObservable(
          cold('(r|)').pipe(backoffSchedule(constant(8), { pauseWhile, pollNow }), take(2), toNumber),
        ).toBe('1---(2|)');
      }),
    );

    it(
      'asks no sooner than the server allows, also where the schedule would wait longer',
      marbles(({ cold, hot, expectObservable }) => {
        const asking = answer(202, null, { 'retry-after': '3' });
        const pollNow = hot('1s n');

        for (const delay of [1_000, 9_000]) {
          expectObservable(
            cold('(r|)', { r: asking }).pipe(backoffSchedule(constant(delay), { pollNow }), take(2), toNumber),
          ).toBe('1 2999ms (2|)');
        }
      }, Infinity),
    );

    it(
      'counts what the server allows by the clock, whatever is paused',
      marbles(({ cold, hot, expectObservable }) => {
        const pauseWhile = hot('-t-f', { t: true, f: false });
        const asking = answer(202, null, { 'retry-after': '0.005' });
        const options = { pauseWhile, pauseDeadline: true, pollNow: hot('----n') };

        expectObservable(
          cold('(r|)', { r: asking }).pipe(backoffSchedule(constant(20), options), take(2), toNumber),
        ).toBe('1----(2|)');
      }),
    );

    it(
      'begins the grid anew',
      marbles(({ cold, hot, expectObservable }) => {
        const pollNow = hot('------n-----');

        expectObservable(
          cold('(r|)').pipe(backoffSchedule(constant(4), { pollNow, align: true }), take(4), toNumber),
        ).toBe('1---2-3---(4|)');
      }),
    );

    it(
      'leaves maxElapsed its last attempt',
      marbles(({ cold, hot, expectObservable }) => {
        const pollNow = hot('----n-----');
        const schedule = { strategy: 'fixed', initialDelay: 9, maxElapsed: 7 } as const;

        expectObservable(cold('(r|)').pipe(backoffSchedule(schedule, { pollNow }), toNumber)).toBe('1---2--(3|)');
      }),
    );

    it(
      'starts nothing after the end, ends with its error, and is left with the poll',
      marbles(({ cold, expectObservable, expectSubscriptions }) => {
        const source = cold('(r|)');
        const endless = cold('-----n-n');

        expectObservable(source.pipe(backoffSchedule(fromDelays([3]), { pollNow: endless }), toNumber)).toBe('1--(2|)');
        expectSubscriptions(endless.subscriptions).toBe('^--!');
        expectObservable(source.pipe(backoffSchedule(constant(9), { pollNow: cold('--#') }), toNumber)).toBe('1-#');
        expectObservable(source.pipe(backoffSchedule(fromDelays([3]), { pollNow: EMPTY }), toNumber)).toBe('1--(2|)');
      }),
    );

    it(
      'keeps the floor of the server where a poll goes on',
      marbles(({ cold, hot, expectObservable }) => {
        const checkpoint: Checkpoint = {
          version: 1,
          attempts: 1,
          beganAt: 0,
          nextAt: 5,
          previousDelay: 2,
          delayReason: 'retry-after',
          tally: { '202': 1 },
        };
        const poll = (delayReason: DelayReason): Observable<string> =>
          cold('(r|)').pipe(
            backoffSchedule(constant(9), { pollNow: hot('--n'), from: { ...checkpoint, delayReason } }),
            take(1),
            toNumber,
          );

        expectObservable(poll('retry-after')).toBe('-----(2|)');
        expectObservable(poll('schedule')).toBe('--(2|)');
        expectObservable(poll('deadline')).toBe('--(2|)');
      }),
    );
  });

  describe('from', () => {
    it(
      'goes on with the count, the schedule, the tally and the clock',
      marbles(({ cold, flush }) => {
        const plan = { initialDelay: 4, maxAttempts: 4, maxElapsed: 1_000 };
        const whole = record(cold('-(r|)', { r: answer(202) }).pipe(backoffSchedule(plan)));
        flush();
        const from = JSON.parse(JSON.stringify(checkpointOf(whole.values[1]!))) as Checkpoint;
        expect(from).toEqual({
          version: 1,
          attempts: 2,
          beganAt: 0,
          nextAt: 14,
          previousDelay: 8,
          delayReason: 'schedule',
          tally: { '202': 2 },
        });

        const rest = record(cold('-(r|)', { r: answer(202) }).pipe(backoffSchedule(plan, { from })));
        flush();
        expect(rest.values.map((attempt) => attempt.number)).toEqual([3, 4]);
        expect(rest.values.map((attempt) => attempt.nextDelay)).toEqual([16, undefined]);
        expect(rest.values.at(-1)?.tally).toEqual({ '202': 4 });
      }),
    );

    it(
      'waits for what is left of the wait, or not at all when it is overdue',
      marbles(({ cold, expectObservable }) => {
        const from = { version: 1, attempts: 1, beganAt: -10, nextAt: 3, previousDelay: 5, tally: {} } as const;

        expectObservable(cold('(r|)').pipe(backoffSchedule(constant(5), { from }), take(1), toNumber)).toBe('---(2|)');
        expectObservable(
          cold('(r|)').pipe(backoffSchedule(constant(5), { from: { ...from, nextAt: -1 } }), take(1), toNumber),
        ).toBe('(2|)');
      }),
    );

    it(
      'completes at once where the schedule had ended',
      marbles(({ cold, expectObservable, expectSubscriptions }) => {
        const from = { version: 1, attempts: 1, beganAt: 0, nextAt: null, previousDelay: null, tally: {} } as const;
        const source = cold('(r|)');

        expectObservable(source.pipe(backoffSchedule(constant(5), { from }))).toBe('|');
        expectSubscriptions(source.subscriptions).toBe([]);
      }),
    );
  });

  it('refuses at once an option that is not right, and names it', () => {
    const wrong: [unknown, RegExp][] = [
      [{ initalDelay: 5 }, /unknown option "initalDelay"; did you mean initialDelay\?/],
      [{ initialDelay: -1 }, /initialDelay/],
      [{ initialDelay: 'soon' }, /initialDelay: "soon" is not a duration/],
      [{ initialDelay: NaN }, /initialDelay/],
      [{ strategy: 'expo' }, /strategy must be one of fixed, linear, exponential, fibonacci, not "expo"/],
      [{ multiplier: 0 }, /multiplier/],
      [{ maxAttempts: 0 }, /maxAttempts must be a whole number, 1 or more, not 0/],
      [{ maxAttempts: 1.5 }, /maxAttempts/],
      [{ maxElapsed: -5 }, /maxElapsed/],
      [{ jitter: 'some' }, /jitter/],
      [{ tolerateErrors: -1 }, /tolerateErrors/],
      [{ startAfter: 'later' }, /startAfter/],
      [{ startAfter: Infinity }, /startAfter/],
      [{ align: 'yes' }, /align must be true or false, not "yes"/],
      [{ pauseWhile: true }, /pauseWhile must be an Observable, such as whenHidden\(\), not true/],
      [{ inFlight: 'stop' }, /inFlight must be one of finish, abort, not "stop"/],
      [{ slowDown: 0.5 }, /slowDown must be a number, 1 or more, not 0.5/],
      [{ slowDown: 2 }, /^backoffSchedule: slowDown does nothing without pauseWhile$/],
      [{ slowDown: Infinity }, /slowDown must be a number, 1 or more, not Infinity/],
      [{ pauseDeadline: 1 }, /pauseDeadline must be true or false, not 1/],
      [{ pollNow: () => undefined }, /pollNow must be an Observable, not a function/],
      [{ from: { version: 2 } }, /from must be what checkpointOf\(\) gave/],
      [{ maxServerDelay: 'long' }, /maxServerDelay/],
      [{ scheduler: {} }, /scheduler/],
      ['5s', /backoffSchedule/],
      [null, /backoffSchedule/],
      [[1, 2], /backoffSchedule/],
    ];
    for (const [schedule, message] of wrong) {
      expect(() => backoffSchedule(schedule as never))
        .withContext(JSON.stringify(schedule))
        .toThrowError(message);
    }
    expect(() => backoffSchedule({}, { tolerateError: 1 } as never)).toThrowError(/did you mean tolerateErrors\?/);
    expect(() => backoffSchedule({}, null as never)).toThrowError(TypeError);
    expect(() => backoffSchedule({ slowDown: 2 }, { pauseWhile: NEVER })).not.toThrow();
  });

  it(
    'leaves nothing behind after 100,000 attempts',
    marbles(({ flush }) => {
      let open = 0;
      const source = new Observable<string>((result) => {
        open++;
        result.next('r');
        result.complete();
        return () => open--;
      });
      let last: Attempt | undefined;
      const subscription = source
        .pipe(backoffSchedule(exponential({ initialDelay: 1, maxDelay: 1 })), take(100_000))
        .subscribe((attempt) => (last = attempt));
      flush();

      expect(last?.number).toBe(100_000);
      expect(last?.tally).toEqual({ answer: 100_000 });
      expect(open).toBe(0);
      expect(subscription.closed).toBeTrue();
    }, Infinity),
  );
});
