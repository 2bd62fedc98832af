import * as fc from 'fast-check';
import {
  BehaviorSubject,
  catchError,
  concat,
  defer,
  delay,
  finalize,
  identity,
  map,
  merge,
  NEVER,
  Observable,
  of,
  Subject,
  take,
  takeUntil,
  tap,
  timer,
  VirtualAction,
  VirtualTimeScheduler,
} from 'rxjs';
import type { SchedulerLike } from 'rxjs';
import type { Attempt } from '../../lib/attempt.js';
import type { PollOptions } from '../../lib/poll/planPoll.js';
import { constant } from '../../lib/schedule/constant.js';
import type { BackoffOptions } from '../../lib/schedule/scheduleFrom.js';
import { PollTimeoutError } from '../../lib/errors/pollTimeoutError.js';
import { ServerDelayError } from '../../lib/errors/serverDelayError.js';
import { backoffSchedule } from '../../operators/backoffSchedule.js';
import { pollEach } from '../../operators/pollEach.js';
import { retryRequest } from '../../operators/retryRequest.js';
import { takeUntilMatch } from '../../operators/takeUntilMatch.js';
import { timeoutAfter } from '../../operators/timeoutAfter.js';
import type { Turns } from '../../operators/turns/turn.js';
import { offerTurns } from '../../operators/turns/turn.js';
import { marbles } from '../support/marbles.js';
import { record } from '../support/record.js';

/** A scheduler that counts its timers, and whose clock may be set. */
class Counted implements SchedulerLike {
  offset = 0;
  readonly timers: VirtualTimeScheduler = new VirtualTimeScheduler();

  get running(): number {
    return this.timers.actions.filter(({ closed }) => !closed).length;
  }

  now(): number {
    return this.timers.now() + this.offset;
  }

  schedule: VirtualTimeScheduler['schedule'] = (...args) => this.timers.schedule(...args);

  /** Does something at a time that the timers tell. */
  at(time: number, act: () => void): void {
    this.timers.schedule(act, time);
  }
}

/** A clock that can be set. */
class Clock extends VirtualTimeScheduler {
  setBack = 0;

  constructor() {
    super(VirtualAction, 0);
    this.now = (): number => 1e9 + this.frame - this.setBack;
  }

  passUntil(time: number): void {
    this.maxFrames = time;
    this.flush();
    this.frame = time;
  }
}
const fixed = { strategy: 'fixed', initialDelay: 1_000 } as const;

describe('Poll', () => {
  const answer = { status: 202 };

  describe('with a deadline of the whole poll', () => {
    /** When the deadline errors, as the timers tell, of a source that is polled each second with a deadline of 5 s. */
    const end = (
      source: Observable<unknown>,
      scheduler: Counted,
      pauseWhile?: Observable<boolean>,
      onAttempt = (): unknown => undefined,
    ): number => {
      let end = NaN;
      source
        .pipe(
          backoffSchedule(constant(1_000), { scheduler, ...(pauseWhile && { pauseWhile }) }),
          takeUntilMatch(() => false),
          timeoutAfter('5s', scheduler),
        )
        .subscribe({
          next: onAttempt,
          error: ({ kind }: PollTimeoutError) => {
            expect(kind).toBe('timeout');
            end = scheduler.timers.now();
          },
        });
      scheduler.timers.flush();
      return end;
    };

    it('has one timer while it waits, and none once it is unsubscribed', () => {
      const scheduler = new Counted();
      const poll = of(answer)
        .pipe(backoffSchedule(constant(1_000), { scheduler }), timeoutAfter('5s', scheduler))
        .subscribe();

      expect(scheduler.running).toBe(1);

      poll.unsubscribe();

      expect(scheduler.running).toBe(0);
    });

    it('has a timer of its own where it tells the time by another clock', () => {
      const [scheduler, other] = [new Counted(), new Counted()];
      const poll = of(answer)
        .pipe(backoffSchedule(constant(1_000), { scheduler }), timeoutAfter('5s', other))
        .subscribe();

      expect([scheduler.running, other.running]).toEqual([1, 1]);

      poll.unsubscribe();

      expect([scheduler.running, other.running]).toEqual([0, 0]);
    });

    it('takes the earlier of two, and has no timer left after it', () => {
      for (const [inner, outer] of [
        [3_000, 5_000],
        [5_000, 3_000],
      ] as const) {
        const scheduler = new Counted();
        const seen = record(
          of(answer).pipe(
            backoffSchedule(constant(1_000), { scheduler }),
            timeoutAfter(inner, scheduler),
            timeoutAfter(outer, scheduler),
          ),
        );
        scheduler.at(10_000, () => undefined);
        scheduler.timers.flush();

        expect((seen.end as PollTimeoutError).message).toContain('in 3s');
        expect(scheduler.running).toBe(0);
      }
    });

    const cases: [string, Observable<unknown>, Observable<boolean> | undefined][] = [
      ['while it waits', of(answer), undefined],
      ['during an attempt', NEVER, undefined],
      ['while an attempt is held', of(answer), of(true)],
      ['while one that was held is under way', NEVER, concat(of(true), of(false), NEVER)],
    ];
    for (const [when, source, pauseWhile] of cases) {
      it(`errors at the deadline ${when}`, () => {
        expect(end(source, new Counted(), pauseWhile)).toBe(5_000);
      });

      it(`is not prolonged by a clock that is set back ${when}`, () => {
        const scheduler = new Counted();
        scheduler.at(2_500, () => (scheduler.offset = -3_600_000));

        expect(end(source, scheduler, pauseWhile)).toBe(5_000);
      });
    }

    it('is not prolonged by a clock that is set back while an attempt is held, which then starts', () => {
      const scheduler = new Counted();
      const pauseWhile = new BehaviorSubject(true);
      scheduler.at(2_500, () => (scheduler.offset = -1_400));
      scheduler.at(3_000, () => pauseWhile.next(false));

      expect(end(NEVER, scheduler, pauseWhile)).toBe(5_000);
    });

    it('is not prolonged by a clock that is set back by who takes an attempt', () => {
      const scheduler = new Counted();
      const setBack = (): unknown => (scheduler.offset -= 3_600_000);

      expect(end(of(answer), scheduler, undefined, setBack)).toBe(5_000);
    });

    it('errors at the deadline while it waits for its turn', () => {
      const scheduler = new Counted();
      const turns: Turns = { take: () => ({ turns, enter: () => undefined, leave: () => undefined }) };
      const at = offerTurns(turns, () => end(of(answer), scheduler));

      expect(at).toBe(5_000);
    });

    it(
      'asks no more at the deadline itself',
      marbles(({ cold, expectObservable, expectSubscriptions }) => {
        const source = cold('r|');
        const attempts = source.pipe(
          backoffSchedule(constant(3)),
          timeoutAfter(4),
          map(({ number }) => String(number)),
          catchError(() => ['late']),
        );

        expectObservable(attempts).toBe('-1--(l|)', { 1: '1', l: 'late' });
        expectSubscriptions(source.subscriptions).toBe('^!');
      }),
    );
  });

  it('asks nothing, and tells no observer, where it is unsubscribed before it starts', () => {
    for (const pauseWhile of [undefined, of(false)]) {
      const asked = jasmine.createSpy('asked').and.returnValue(of(answer));
      const onEnd = jasmine.createSpy('onEnd');
      const poll$ = defer(asked).pipe(backoffSchedule({ observer: { onEnd }, ...(pauseWhile && { pauseWhile }) }));
      new Observable((result) => {
        result.complete();
        return poll$.subscribe(result);
      }).subscribe();

      expect([asked.calls.count(), onEnd.calls.count()]).toEqual([0, 0]);
    }
  });

  it('runs at once, on return, an attempt that fell due while the computer slept', () => {
    const scheduler = new Counted();
    const pauseWhile = new BehaviorSubject(true);
    const starts: number[] = [];
    const source = defer(() => {
      starts.push(scheduler.timers.now());
      return of(answer);
    });
    const poll = source.pipe(backoffSchedule(constant(20_000), { pauseWhile, scheduler })).subscribe();
    scheduler.at(10, () => pauseWhile.next(false));
    scheduler.at(20, () => pauseWhile.next(true));
    scheduler.at(30, () => (scheduler.offset = 60_000));
    scheduler.at(40, () => pauseWhile.next(false));
    scheduler.at(50, () => poll.unsubscribe());
    scheduler.timers.flush();

    expect(starts).toEqual([10, 40]);
  });

  it('holds an attempt whose turn comes while it is paused', () => {
    const pauseWhile = new BehaviorSubject(false);
    let go: () => void = () => undefined;
    let left = 0;
    const turns: Turns = { take: () => ({ turns, enter: (act) => (go = act), leave: () => left++ }) };
    const seen = offerTurns(turns, () => record(of(answer).pipe(backoffSchedule({ maxAttempts: 1, pauseWhile }))));
    pauseWhile.next(true);
    go();

    expect([seen.values.length, left]).toEqual([0, 1]);

    pauseWhile.next(false);
    go();

    expect(seen.values.length).toBe(1);
  });

  it('enters its turn but once at a time, however often it is told to pause or to go on', () => {
    const pauseWhile = new BehaviorSubject(false);
    const told: string[] = [];
    const turns: Turns = {
      take: () => ({ turns, enter: () => told.push('enter'), leave: () => told.push('leave') }),
    };
    offerTurns(turns, () => of(answer).pipe(backoffSchedule({ pauseWhile })).subscribe());
    for (const isPaused of [false, true, true, false, false]) pauseWhile.next(isPaused);

    expect(told).toEqual(['enter', 'leave', 'enter']);
  });

  it('takes no value of a failed attempt for the answer of the next', () => {
    let asked = 0;
    const source = new Observable<string>((result) => {
      if (++asked > 1) {
        result.complete();
        return;
      }
      result.next('half');
      result.error(new Error('lost'));
    });
    const scheduler = new Counted();
    const seen = record(source.pipe(backoffSchedule(constant(1), { tolerateErrors: 1, scheduler })));
    scheduler.timers.flush();

    expect((seen.end as Error).message).toContain('without a value');
    expect(seen.values.map((attempt) => 'error' in attempt)).toEqual([true]);
  });

  describe('under any pauses and wishes', () => {
    const time = fc.integer({ min: 0, max: 300 });
    const facts = fc.record({
      /** When it is paused and goes on again, in turn; and when an attempt is wanted at once. */
      toggles: fc.uniqueArray(time, { maxLength: 6 }),
      presses: fc.array(time, { maxLength: 4 }),
      initialDelay: fc.integer({ min: 0, max: 60 }),
      latencies: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 5 }),
      hint: fc.constantFrom(0, 0, 25, 80),
      paused: fc.constantFrom<Pick<PollOptions, 'inFlight' | 'slowDown'>>(
        { inFlight: 'finish' },
        { inFlight: 'abort' },
        { slowDown: 1 },
        { slowDown: 3 },
      ),
      pauseDeadline: fc.boolean(),
      align: fc.boolean(),
      maxElapsed: fc.constantFrom(Infinity, 100, 170),
      limit: fc.constantFrom(90, 160, 1_000),
      tapped: fc.boolean(),
    });

    it('never overlaps, holds what is paused, minds the floor and the deadlines, and leaves nothing', () => {
      fc.assert(
        fc.property(facts, (given) => {
          const { initialDelay, latencies, hint, paused, pauseDeadline, align, maxElapsed, limit } = given;
          const toggles = given.toggles.slice(given.toggles.length % 2).sort((a, b) => a - b);
          const scheduler = new Counted();
          const [pauseWhile, pollNow] = [new Subject<boolean>(), new Subject<void>()];
          toggles.forEach((at, index) => scheduler.at(at, () => pauseWhile.next(index % 2 === 0)));
          for (const at of given.presses) scheduler.at(at, () => pollNow.next());
          const isPaused = (at: number): boolean =>
            toggles.filter((toggle) => toggle < at).length % 2 === 1 && !toggles.includes(at);
          const pausedUntil = (end: number): number =>
            Array.from({ length: end }, (_, at) => at).filter(
              (at) => toggles.filter((toggle) => toggle <= at).length % 2 === 1,
            ).length;

          const [starts, startedEarly]: [number[], number[]] = [[], []];
          let floor = 0;
          let [inFlightNow, most] = [0, 0];
          let answers = 0;
          const source = defer(() => {
            most = Math.max(most, ++inFlightNow);
            starts.push(scheduler.now());
            if (scheduler.now() < floor) startedEarly.push(scheduler.now());
            const latency = latencies[answers % latencies.length]!;
            const headers = new Map(hint > 0 ? [['retry-after', String(hint / 1_000)]] : []);
            const answered$ = of({ status: 202, headers: { get: (name: string) => headers.get(name) ?? null } });
            return (latency === 0 ? answered$ : answered$.pipe(delay(latency, scheduler))).pipe(
              tap(() => answers++),
              finalize(() => inFlightNow--),
            );
          });
          const numbers: number[] = [];
          let end = NaN;
          let failure: unknown;
          source
            .pipe(
              backoffSchedule(
                { strategy: 'fixed', initialDelay, maxElapsed },
                { ...paused, pauseWhile, pollNow, pauseDeadline, align, scheduler },
              ),
              given.tapped ? tap() : identity,
              take(40),
              timeoutAfter(limit, scheduler),
            )
            .subscribe({
              next: ({ number }) => {
                numbers.push(number);
                floor = scheduler.now() + hint;
              },
              error: (error: unknown) => {
                failure = error;
                end = scheduler.now();
              },
              complete: () => (end = scheduler.now()),
            });
          scheduler.timers.maxFrames = 5_000;
          scheduler.timers.flush();

          const isOver = Number.isFinite(end);
          const late = pauseDeadline ? pausedUntil(end) : 0;
          expect({
            numbers,
            running: [inFlightNow, scheduler.running, pauseWhile.observed, pollNow.observed],
            isOver,
            most,
            failure:
              failure === undefined || failure instanceof PollTimeoutError || failure instanceof ServerDelayError,
            endsLate: end > limit + late,
            endsEarly: failure instanceof PollTimeoutError && end < limit + late,
            givesUpEarly: failure instanceof ServerDelayError && (pauseDeadline || floor < limit),
            startedPaused: paused.slowDown === undefined ? starts.filter(isPaused) : [],
            startedEarly,
            startedLate: toggles.length === 0 ? starts.filter((start) => start > maxElapsed) : [],
          }).toEqual({
            numbers: numbers.map((_, index) => index + 1),
            running: [0, 0, false, false],
            isOver: true,
            most: starts.length > 0 ? 1 : 0,
            failure: true,
            endsLate: false,
            endsEarly: false,
            givesUpEarly: false,
            startedPaused: [],
            startedEarly: [],
            startedLate: [],
          });
        }),
        { numRuns: 300 },
      );
    });
  });

  describe('with signals at any moment', () => {
    let clock: Clock;
    let isPaused: BehaviorSubject<boolean>;
    /** Waits for 10 s, and its deadlines stand still while it is paused. */
    const waitingStill = (): BackoffOptions & PollOptions => ({
      ...fixed,
      initialDelay: 10_000,
      pauseWhile: isPaused,
      pauseDeadline: true,
      scheduler: clock,
    });
    beforeEach(() => {
      clock = new Clock();
      isPaused = new BehaviorSubject(false);
    });

    it('counts an attempt once whose teardown pauses the poll', () => {
      const numbers: number[] = [];
      timer(100, clock)
        .pipe(
          finalize(() => isPaused.next(numbers.length === 0)),
          backoffSchedule({ ...fixed, maxAttempts: 3, pauseWhile: isPaused, inFlight: 'abort', scheduler: clock }),
        )
        .subscribe(({ number }) => numbers.push(number));
      clock.passUntil(5_000);
      isPaused.next(false);
      clock.passUntil(20_000);

      expect(numbers).toEqual([1, 2, 3]);
    });

    it('goes on where its teardown pauses and wakes the poll', () => {
      const told: unknown[] = [];
      timer(100, clock)
        .pipe(
          finalize(() => {
            if (told.length !== 1) return;
            isPaused.next(true);
            isPaused.next(false);
          }),
          backoffSchedule({ ...fixed, maxAttempts: 2, pauseWhile: isPaused, inFlight: 'abort', scheduler: clock }),
          map(({ number }) => number),
        )
        .subscribe({ next: (n) => told.push(n), error: (error: Error) => told.push(error.message) });
      clock.passUntil(1_250);
      clock.passUntil(20_000);

      expect(told[1]).toBe(2);
    });

    it('leaves the wait of a retry alone, which a server may have asked for', () => {
      const at: number[] = [];
      const busy = { status: 503, headers: { get: (name: string) => (name === 'retry-after' ? '30' : null) } };
      defer(() => of(at.push(clock.frame) === 1 ? busy : { status: 200, headers: busy.headers }))
        .pipe(
          retryRequest({ scheduler: clock }),
          backoffSchedule({ ...fixed, maxAttempts: 1, pauseWhile: isPaused, inFlight: 'abort', scheduler: clock }),
        )
        .subscribe();
      clock.passUntil(500);
      isPaused.next(true);
      clock.passUntil(600);
      isPaused.next(false);
      clock.passUntil(60_000);

      expect(at).toEqual([0, 30_000]);
    });

    it('gives its turn up and takes it anew where the teardown of an aborted request ends the pause', () => {
      const told: unknown[] = [];
      const request = new Observable<number>((result) => {
        result.add(
          clock.schedule(() => {
            result.next(1);
            result.complete();
          }, 100),
        );
        result.add(() => {
          if (isPaused.value) isPaused.next(false);
        });
      });
      of('a')
        .pipe(
          pollEach(
            () =>
              request.pipe(
                backoffSchedule({
                  ...fixed,
                  maxAttempts: 2,
                  pauseWhile: isPaused,
                  inFlight: 'abort',
                  scheduler: clock,
                }),
              ),
            { scheduler: clock, maxInFlight: 1 },
          ),
        )
        .subscribe(({ status }) => told.push(status));
      clock.passUntil(50);
      isPaused.next(true);
      clock.passUntil(20_000);

      expect(told).toEqual(['fulfilled']);
    });

    it('polls now where the clock was set back', () => {
      const now$ = new Subject<void>();
      const numbers: number[] = [];
      of(1)
        .pipe(backoffSchedule({ ...fixed, initialDelay: 10_000, pollNow: now$, scheduler: clock }))
        .subscribe(({ number }) => numbers.push(number));
      clock.passUntil(1_000);
      clock.setBack = 3_600_000;
      now$.next();
      clock.passUntil(1_001);

      expect(numbers).toEqual([1, 2]);
    });

    it('does not prolong a wait by a clock that was set back while the deadline stood still', () => {
      const numbers: number[] = [];
      of(1)
        .pipe(backoffSchedule(waitingStill()))
        .subscribe(({ number }) => numbers.push(number));
      clock.passUntil(1_000);
      isPaused.next(true);
      clock.setBack = 3_600_000;
      isPaused.next(false);
      clock.passUntil(10_001);

      expect(numbers).toEqual([1, 2]);
    });

    it('plans the next attempt without the pause that an attempt was under way in', () => {
      const attempts: Attempt[] = [];
      timer(1_000, clock)
        .pipe(
          backoffSchedule({
            ...fixed,
            maxElapsed: 60_000,
            pauseWhile: isPaused,
            pauseDeadline: true,
            scheduler: clock,
          }),
        )
        .subscribe((attempt) => attempts.push(attempt));
      clock.passUntil(500);
      isPaused.next(true);
      clock.setBack = -3_600_000; // frozen for an hour
      clock.passUntil(1_500);

      expect(attempts.map(({ elapsed, nextDelay }) => [elapsed, nextDelay])).toEqual([[500, 1_000]]);
    });

    it('passes what comes while its deadline is put off', () => {
      const other = new Subject<string>();
      const told: unknown[] = [];
      const poll$ = of(1).pipe(
        backoffSchedule({ ...fixed, pauseWhile: isPaused, pauseDeadline: true, scheduler: clock }),
        map(({ number }) => number),
      );
      merge(poll$, other)
        .pipe(timeoutAfter('1m', clock))
        .subscribe((value) => told.push(value));
      isPaused.next(true);
      clock.setBack = -600_000; // slept
      other.next('a');

      expect(told).toEqual([1, 'a']);
    });

    it('leaves no timer where it is unsubscribed during a pause', () => {
      const poll = of(1)
        .pipe(
          backoffSchedule({ ...fixed, pauseWhile: isPaused, pauseDeadline: true, scheduler: clock }),
          map((attempt) => attempt),
          timeoutAfter('1m', clock),
        )
        .subscribe();
      clock.passUntil(500);
      isPaused.next(true);
      clock.passUntil(600);
      poll.unsubscribe();

      expect(clock.actions.filter(({ closed }) => !closed).length).toBe(0);
    });

    it('leaves a signal that ends the poll while it is subscribed', () => {
      const stop = new Subject<void>();
      const left = jasmine.createSpy();
      const pauseWhile = new Observable<boolean>(() => {
        stop.next();
        return left;
      });
      of(1)
        .pipe(backoffSchedule({ pauseWhile, scheduler: clock }), takeUntil(stop))
        .subscribe();

      expect(left).toHaveBeenCalledTimes(1);
    });

    it('waits no multiple of what the server asked for', () => {
      const at: number[] = [];
      isPaused.next(true);
      of({ headers: { get: (name: string) => (name === 'retry-after' ? '60' : null) } })
        .pipe(backoffSchedule({ ...fixed, pauseWhile: isPaused, slowDown: 10, maxAttempts: 2, scheduler: clock }))
        .subscribe(() => at.push(clock.frame));
      clock.passUntil(1_000_000);

      expect(at).toEqual([0, 60_000]);
    });

    it('sleeps through a pause with little time left', () => {
      of(1).pipe(backoffSchedule(waitingStill()), timeoutAfter(1_000, clock)).subscribe();
      clock.passUntil(999);
      isPaused.next(true);
      const schedule = spyOn(clock, 'now').and.callThrough();
      clock.passUntil(60_999);

      expect(schedule.calls.count()).toBeLessThan(1_000);
    });
  });
});
