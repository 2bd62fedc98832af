import * as fc from 'fast-check';
import { asyncScheduler, delay, interval, map, merge, take, timer } from 'rxjs';
import type { Observable, SchedulerAction, SchedulerLike, Subscription } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { backoffSchedule } from '../../operators/backoffSchedule.js';
import { coalescingScheduler } from '../../operators/coalescingScheduler.js';
import { timeoutAfter } from '../../operators/timeoutAfter.js';
import { marbles } from '../support/marbles.js';

/** Waits for some time, and tells by a letter that it is over. */
function wait(scheduler: SchedulerLike, dues: Readonly<Record<string, number>>): Observable<string> {
  return merge(...Object.entries(dues).map(([name, due]) => timer(due, scheduler).pipe(map(() => name))));
}

/** The timers and clocks of the platform, which go when they are told to. */
class Machine {
  /** How many timers ran at once, at the most. */
  mostTimers = 0;
  /** As timers count it. */
  time = 0;
  private offset = 1e12;
  private lastTimer = 0;
  private readonly timers = new Map<unknown, { readonly ring: () => void; readonly every: number; at: number }>();

  constructor() {
    spyOn(Date, 'now').and.callFake(() => this.time + this.offset);
    spyOn(performance, 'now').and.callFake(() => this.time);
    spyOn(globalThis, 'setInterval').and.callFake(((ring: () => void, duration: number) => {
      const every = Math.max(1, duration);
      this.timers.set(++this.lastTimer, { ring, every, at: this.time + every });
      this.mostTimers = Math.max(this.mostTimers, this.running);
      return this.lastTimer;
    }) as typeof setInterval);
    spyOn(globalThis, 'clearInterval').and.callFake((timer) => void this.timers.delete(timer));
  }

  /** How many timers run. */
  get running(): number {
    return this.timers.size;
  }

  pass(duration: number): void {
    const end = this.time + duration;
    for (;;) {
      const [next] = [...this.timers.values()].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (next === undefined) break;
      this.time = next.at;
      next.at += next.every;
      next.ring();
    }
    this.time = end;
  }

  loseTimers(): void {
    this.timers.clear();
  }

  /** Sets the clock: timers do not care. */
  setClock(by: number): void {
    this.offset += by;
  }
}

describe('coalescingScheduler', () => {
  it(
    'ends waits together, at the first tick after they are due',
    marbles(({ expectObservable }) => {
      const waits = { a: 1, b: 3, c: 5, d: 6, e: 12 };
      const result = '----(ab)(cd)----(e|)';

      expectObservable(wait(coalescingScheduler({ slack: 4 }), waits)).toBe(result);
    }),
  );

  it(
    'ends them in the order in which they are due, and else in which they were scheduled',
    marbles(({ expectObservable }) => {
      const waits = { a: 7, b: 2, c: 7, d: 0, e: 2 };

      expectObservable(wait(coalescingScheduler({ slack: 10 }), waits)).toBe('----------(dbeac|)');
    }),
  );

  it(
    'is late by 16 ms at the most where no slack is given',
    marbles(({ expectObservable }) => {
      expectObservable(wait(coalescingScheduler(), { a: 15, b: 16 })).toBe('16ms a 15ms (b|)');
    }),
  );

  it(
    'begins to count ticks with the first wait',
    marbles(({ expectObservable }) => {
      const scheduler = coalescingScheduler({ slack: 10 });

      expectObservable(wait(scheduler, { a: 3 }), '---^').toBe('-------------(a|)');
      expectObservable(wait(scheduler, { b: 3 }), '-------------------^').toBe('-----------------------------(b|)');
    }),
  );

  it(
    'counts in whole milliseconds, rounded up',
    marbles(({ expectObservable }) => {
      expectObservable(wait(coalescingScheduler({ slack: 10 }), { a: 8.5, b: 9.5 })).toBe('10ms a 9ms (b|)');
    }),
  );

  it(
    'serves operators of RxJS',
    marbles(({ cold, expectObservable }) => {
      const scheduler = coalescingScheduler({ slack: 10 });

      expectObservable(cold('a|').pipe(delay(5, scheduler))).toBe('----------(a|)');
      expectObservable(
        interval(25, scheduler).pipe(
          take(3),
          map((index) => String(index)),
        ),
      ).toBe('30ms 0 29ms 1 29ms (2|)');
    }),
  );

  it(
    'serves operators of this library',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const scheduler = coalescingScheduler({ slack: 10 });
      const source = cold('                 (r|)');
      const subscriptions = [' (^!)', '30ms (^!)'];
      const attempts$ = source.pipe(
        backoffSchedule({ strategy: 'fixed', initialDelay: 25, maxAttempts: 2, scheduler }),
        map(({ number }) => String(number)),
      );

      expectObservable(attempts$).toBe('    1 29ms (2|)');
      expectSubscriptions(source.subscriptions).toBe(subscriptions);
      const failed$ = cold('-').pipe(timeoutAfter(15, scheduler));
      expectObservable(failed$).toBe('      20ms #', undefined, jasmine.objectContaining({ kind: 'timeout' }));
    }),
  );

  it(
    'tells the time of asyncScheduler',
    marbles(() => {
      const scheduler = coalescingScheduler();

      asyncScheduler.schedule(() => expect(scheduler.now()).toBe(7), 7);
      expect(scheduler.now()).toBe(0);
    }),
  );

  for (const due of [undefined, 0, -1, -Infinity, NaN]) {
    it(
      `never does at once what has a delay of ${String(due)}`,
      marbles(({ flush }) => {
        const done: number[] = [];
        const scheduler = coalescingScheduler({ slack: 10 });
        scheduler.schedule(() => done.push(scheduler.now()), due);

        expect(done).toEqual([]);
        flush();
        expect(done).toEqual([10]);
      }),
    );
  }

  it(
    'gives work its state, and itself to be scheduled again',
    marbles(({ flush }) => {
      const told: unknown[] = [];
      const scheduler = coalescingScheduler({ slack: 1 });
      const action = scheduler.schedule(
        function (this: SchedulerAction<string>, state?: string) {
          told.push([scheduler.now(), state, this === action]);
          if (state !== 'aaa') this.schedule(`${String(state)}a`, 9);
        },
        4,
        'a',
      );
      flush();

      expect(told).toEqual([
        [5, 'a', true],
        [15, 'aa', true],
        [25, 'aaa', true],
      ]);
      expect(action.closed).toBeFalse();
      (action as SchedulerAction<string>).schedule('aaa', 4); // later, too
      flush();
      expect(told.slice(3)).toEqual([[30, 'aaa', true]]);
    }),
  );

  it(
    'forgets the wait before when an action is scheduled again',
    marbles(({ flush }) => {
      const told: unknown[] = [];
      const scheduler = coalescingScheduler({ slack: 1 });
      const action = scheduler.schedule((state?: string) => told.push([scheduler.now(), state]), 4, 'a');
      (action as SchedulerAction<string>).schedule('b', 9);
      flush();

      expect(told).toEqual([[10, 'b']]);
    }),
  );

  it(
    'does nothing that was unsubscribed, however often and whenever',
    marbles(({ flush }) => {
      const told: string[] = [];
      const scheduler = coalescingScheduler({ slack: 10 });
      const tell = (name?: string): number => told.push(String(name));
      const [before, later] = [scheduler.schedule(tell, 3, 'before'), scheduler.schedule(tell, 800, 'later')];
      scheduler.schedule(function (this: SchedulerAction<string>) {
        this.unsubscribe();
        this.schedule('itself', 1);
        before.unsubscribe();
        later.unsubscribe();
        sameTick.unsubscribe();
      }, 2);
      const sameTick = scheduler.schedule(tell, 9, 'same tick');
      const afterwards = scheduler.schedule(tell, 9, 'afterwards');
      flush();
      afterwards.unsubscribe();
      (afterwards as SchedulerAction<string>).schedule('again', 1);
      flush();

      expect(told).toEqual(['afterwards']);
      expect([before, later, sameTick, afterwards].every(({ closed }) => closed)).toBeTrue();
    }),
  );

  it(
    'runs at the next tick what is scheduled while one is run',
    marbles(({ flush }) => {
      const times: number[] = [];
      const scheduler = coalescingScheduler({ slack: 10 });
      const again = (): void => {
        times.push(scheduler.now());
        if (times.length < 3) scheduler.schedule(again);
      };
      scheduler.schedule(again);
      flush();

      expect(times).toEqual([10, 20, 30]);
    }),
  );

  it(
    'keeps the time that it has begun to count when the last wait schedules another one',
    marbles(({ flush }) => {
      const times: number[] = [];
      const scheduler = coalescingScheduler({ slack: 10 });
      scheduler.schedule(() => {
        scheduler.schedule(() => times.push(scheduler.now()), 9);
        scheduler.schedule(() => times.push(scheduler.now()), 2_000);
      }, 995);
      flush();

      expect(times).toEqual([1_010, 3_010]);
    }, 5_000),
  );

  it('never ends an infinite wait, and holds no timer for it', () => {
    const machine = new Machine();
    const action = coalescingScheduler().schedule(fail, Infinity);
    machine.pass(100);

    expect(machine.mostTimers).toBe(0);
    action.unsubscribe();
  });

  it(
    'ends a wait in time that is longer than timers are',
    marbles(({ flush }) => {
      const scheduler = coalescingScheduler({ slack: '1h' });
      const times: number[] = [];
      for (const due of [2 ** 31, 2 ** 33]) scheduler.schedule(() => times.push(scheduler.now() - due), due);
      flush();

      expect(times.length).toBe(2);
      expect(times.every((late) => late > 0 && late <= 3_600_000)).toBeTrue();
    }, Infinity),
  );

  for (const [name, scheduler] of Object.entries({ asyncScheduler, itself: coalescingScheduler({ slack: 1 }) })) {
    it(`reports what is thrown and runs the others, as asyncScheduler does: ${name}`, () => {
      const machine = new Machine();
      const done: string[] = [];
      scheduler.schedule(() => done.push('before'), 9);
      const failing = scheduler.schedule(() => {
        throw new Error('no');
      }, 9);
      scheduler.schedule(() => done.push('after'), 9);
      scheduler.schedule(() => done.push('later'), 12);

      expect(() => machine.pass(10)).toThrowError('no');
      expect(failing.closed).toBeTrue();
      machine.pass(10);
      expect(done).toEqual(['before', 'after', 'later']);
      expect(machine.running).toBe(0);
    });
  }

  it('has one timer for all waits, and none where there is no wait', () => {
    const machine = new Machine();
    const scheduler = coalescingScheduler();
    let done = 0;
    const actions = Array.from({ length: 1_000 }, (_, index) => scheduler.schedule(() => done++, index * 3));
    machine.pass(1_500);
    const running = [machine.running];
    for (const action of actions) action.unsubscribe();
    (actions[0] as SchedulerAction<unknown>).schedule(undefined, 10);
    running.push(machine.running);
    scheduler.schedule(() => done++, 10);
    machine.pass(100);

    expect([...running, machine.running]).toEqual([1, 0, 0]);
    expect(machine.mostTimers).toBe(1);
    expect(done).toBe(1_488 / 3 + 1); // what was due at the last tick or later was cancelled
  });

  it('shares nothing with another scheduler', () => {
    const machine = new Machine();
    const done: string[] = [];
    const [one, other] = [coalescingScheduler({ slack: 5 }), coalescingScheduler({ slack: 50 })];
    one.schedule(() => done.push('one'), 1);
    other.schedule(() => done.push('other'), 1);

    expect(machine.running).toBe(2);
    machine.pass(5);
    expect(done).toEqual(['one']);
    machine.pass(45);
    expect(done).toEqual(['one', 'other']);
  });

  for (const by of [-3_600_000, -5_000, 5_000, 3_600_000]) {
    it(`counts time as timers do when the clock is set by ${String(by)} ms`, () => {
      const machine = new Machine();
      const scheduler = coalescingScheduler({ slack: 10 });
      const times: Record<string, number> = {};
      const add = (name: string, due: number): Subscription =>
        scheduler.schedule(() => (times[name] = machine.time), due);
      add('a', 95);
      add('b', 2_005);
      machine.pass(50);
      machine.setClock(by);
      add('c', 105);
      machine.pass(100);
      add('d', 25);
      machine.pass(3_000);

      expect(times).toEqual({ a: 100, b: 2_010, c: 160, d: 180 });
    });
  }

  it('goes on where a test before has lost its timer', () => {
    const machine = new Machine();
    const scheduler = coalescingScheduler({ slack: 10 });
    const done: string[] = [];
    scheduler.schedule(() => done.push('before'), 5);
    machine.loseTimers();
    machine.setClock(-1e12);
    scheduler.schedule(() => done.push('after'), 25);
    machine.pass(30);

    expect(done).toEqual(['before', 'after']);
  });

  it('does each thing once, after it is due, late by the slack at the most, in order, and nothing that was cancelled', () => {
    const wait = fc.record({
      at: fc.nat(500),
      delay: fc.oneof(fc.nat(40), fc.nat(5_000)),
      cancelAfter: fc.option(fc.nat(5_000)),
      again: fc.option(fc.nat(300)),
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.array(wait, { maxLength: 30 }), (slack, waits) => {
        const ended: { readonly due: number; readonly at: number }[] = [];
        const cancelled = new Set<Subscription>();
        let expected = 0;
        new TestScheduler(() => undefined).run(({ flush }) => {
          const scheduler = coalescingScheduler({ slack });
          for (const { at, delay, cancelAfter, again } of waits) {
            asyncScheduler.schedule(() => {
              let due = scheduler.now() + delay;
              let left = again;
              const action = scheduler.schedule(function (this: SchedulerAction<unknown>) {
                expect(cancelled.has(this)).toBeFalse();
                ended.push({ due, at: scheduler.now() });
                if (left === null) return;
                due = scheduler.now() + left;
                this.schedule(undefined, left);
                left = null;
              }, delay);
              expected += again === null ? 1 : 2;
              if (cancelAfter === null) return;
              asyncScheduler.schedule(() => {
                if (!action.closed) cancelled.add(action);
                action.unsubscribe();
              }, cancelAfter);
            }, at);
          }
          flush();
        });

        if (cancelled.size === 0) expect(ended.length).toBe(expected);
        else expect(ended.length).toBeLessThanOrEqual(expected);
        expect(ended.every(({ due, at }) => at > due && at <= due + slack)).toBeTrue();
        expect(ended.map(({ due }) => due)).toEqual(ended.map(({ due }) => due).sort((a, b) => a - b));
      }),
      { numRuns: 60 },
    );
  });

  it('keeps 10,000 waits on one timer, in real time', async () => {
    const { setInterval, clearInterval } = globalThis;
    const running = new Set<unknown>();
    let most = 0;
    spyOn(globalThis, 'setInterval').and.callFake(((call: () => void, every: number) => {
      const timer: unknown = setInterval(call, every);
      most = Math.max(most, running.add(timer).size);
      return timer;
    }) as typeof setInterval);
    spyOn(globalThis, 'clearInterval').and.callFake((timer) => {
      running.delete(timer);
      clearInterval(timer);
    });
    const scheduler = coalescingScheduler();
    const early: number[] = [];
    const waits = Array.from({ length: 10_000 }, async () => {
      const due = scheduler.now() + Math.random() * 100;
      return new Promise<void>((resolve) => {
        scheduler.schedule(() => {
          if (scheduler.now() < due) early.push(due);
          resolve();
        }, due - scheduler.now());
      });
    });
    await Promise.all(waits);

    expect(early).toEqual([]);
    expect(most).toBe(1);
    expect(running.size).toBe(0);
  });

  const wrong: readonly [options: unknown, message: RegExp][] = [
    [{ slack: 0 }, /slack must be whole milliseconds, from 1 to an hour, not 0/],
    [{ slack: 0.5 }, /slack must be whole milliseconds/],
    [{ slack: '2h' }, /slack must be whole milliseconds/],
    [{ slack: Infinity }, /slack must be whole milliseconds/],
    [{ slack: 'soon' }, /slack: "soon" is not a duration/],
    [{ slack: true }, /slack must be milliseconds, or text/],
    [{ slak: 1 }, /unknown option "slak"; did you mean slack/],
    [16, /options must be an object/],
  ];
  for (const [options, message] of wrong) {
    it(`refuses ${JSON.stringify(options)} (${String(message)})`, () => {
      expect(() => coalescingScheduler(options as object)).toThrowError(message);
    });
  }

  it(
    'takes text, and undefined as left out',
    marbles(({ expectObservable }) => {
      expectObservable(wait(coalescingScheduler({ slack: '5ms' }), { a: 1 })).toBe('5ms (a|)');
      expectObservable(wait(coalescingScheduler(JSON.parse('{}') as object), { a: 1 })).toBe('16ms (a|)');
    }),
  );
});
