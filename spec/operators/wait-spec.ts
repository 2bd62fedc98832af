import * as fc from 'fast-check';
import { Observable, Subscription, VirtualTimeScheduler, asapScheduler, asyncScheduler } from 'rxjs';
import type { SchedulerLike } from 'rxjs';
import { wait } from '../../operators/wait.js';
import type { Waiting } from '../../operators/wait.js';
import { marbles } from '../support/marbles.js';

const minute = 60_000;

/** A wait that is stopped by unsubscribing. */
function begin<S>(scheduler: SchedulerLike, delay: number, due: (state: S) => void, state: S): Subscription {
  const waiting: Waiting = {
    scheduler,
    dueAt: scheduler.now() + delay,
    left: 0,
    timer: undefined,
    due: () => due(state),
  };
  wait(waiting, delay);
  return new Subscription(() => waiting.timer?.unsubscribe());
}

/** A result that emits its state when a wait is over, and waits anew for each subscriber. */
function waited<S>(delay: number, state: S, scheduler: SchedulerLike = asyncScheduler): Observable<S> {
  return new Observable((result) => begin(scheduler, delay, (state) => result.next(state), state));
}

/** A scheduler whose clock is wrong by an offset that may change, while its timers are right. */
class Skewed implements SchedulerLike {
  offset = 0;
  readonly timers: VirtualTimeScheduler = new VirtualTimeScheduler();

  now(): number {
    return this.timers.now() + this.offset;
  }

  schedule: VirtualTimeScheduler['schedule'] = (...args) => this.timers.schedule(...args);

  /** Sets the clock, at a time that the timers tell. */
  set(offset: number, at: number): void {
    this.timers.schedule(() => (this.offset = offset), at);
  }

  /** When a wait from now on is over, as the timers tell. */
  end(delay: number): number {
    let end = NaN;
    begin(this, delay, () => (end = this.timers.now()), undefined);
    this.timers.flush();
    return end;
  }
}

/** Timers and a clock of the platform that are told the time. */
function fakeTimers(): { tick: (duration: number) => void; running: () => number } {
  const timers = new Map<number, { readonly call: () => void; readonly every: number; at: number }>();
  let now = 0;
  let last = 0;
  spyOn(Date, 'now').and.callFake(() => now);
  spyOn(globalThis, 'setInterval').and.callFake(((call: () => void, every: number) => {
    timers.set(++last, { call, every, at: now + every });
    return last;
  }) as typeof setInterval);
  spyOn(globalThis, 'clearInterval').and.callFake((timer) => void timers.delete(timer as number));
  return {
    running: () => timers.size,
    tick: (duration) => {
      const end = now + duration;
      for (;;) {
        const [next] = [...timers.values()].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        now = next.at;
        next.at += next.every;
        next.call();
      }
      now = end;
    },
  };
}

describe('wait', () => {
  it(
    'calls back once, after the delay, with its state',
    marbles(({ expectObservable }) => {
      expectObservable(waited(3, 's')).toBe('---s');
      expectObservable(waited(0, 's')).toBe('s');
    }),
  );

  const delays = [minute - 1, minute, minute + 1, 2 * minute, 2 ** 31 - 1, 2 ** 31, 2 ** 31 + 1, 2 ** 32 + 5];
  for (const delay of delays) {
    it(
      `waits ${String(delay)} ms, not less and not more`,
      marbles(({ expectObservable }) => {
        expectObservable(waited(delay, 's')).toBe(`${String(delay)}ms s`);
      }, Infinity),
    );
  }

  it('leaves no timer more than a minute', () => {
    const scheduler = new VirtualTimeScheduler();
    const schedule = spyOn(scheduler, 'schedule').and.callThrough();
    begin(scheduler, 2 ** 31, () => undefined, undefined);

    expect(schedule.calls.allArgs().map(([, delay]) => delay)).toEqual([minute]);
  });

  it('takes turns with what is due at the same time', () => {
    const scheduler = new VirtualTimeScheduler();
    const order: string[] = [];
    for (const state of ['a', 'b', 'c']) begin(scheduler, 5, (state) => order.push(state), state);
    scheduler.flush();

    expect(order).toEqual(['a', 'b', 'c']);
  });

  it('is never synchronous, not even without a delay', () => {
    for (const scheduler of [asyncScheduler, asapScheduler, new VirtualTimeScheduler()]) {
      let isOver = false;
      begin(scheduler, 0, () => (isOver = true), undefined).unsubscribe();

      expect(isOver).toBeFalse();
    }
  });

  describe('left by its subscriber', () => {
    const length = 3 * minute + 7;
    const moments = [0, 1, minute - 1, minute, minute + 1, 2 * minute, 3 * minute, length - 1];
    for (const moment of moments) {
      it(`calls nobody, and leaves no timer, after ${String(moment)} ms`, () => {
        const timers = fakeTimers();
        const due = jasmine.createSpy('due');
        const subscription = begin(asyncScheduler, length, due, undefined);
        timers.tick(moment);
        expect(timers.running()).toBe(1);

        subscription.unsubscribe();
        expect(timers.running()).toBe(0);
        timers.tick(2 * length);
        expect(due).not.toHaveBeenCalled();
      });
    }
  });

  for (const delay of [0, 5, minute, 3 * minute + 7]) {
    it(`leaves no timer when ${String(delay)} ms are over`, () => {
      const timers = fakeTimers();
      const due = jasmine.createSpy('due');
      begin(asyncScheduler, delay, due, 's');
      timers.tick(delay);

      expect(due.calls.allArgs()).toEqual([['s']]);
      expect(timers.running()).toBe(0);
    });
  }

  it('ends by the clock at the next link, after a sleep', () => {
    const scheduler = new Skewed();
    scheduler.set(60 * minute, 5_000);

    expect(scheduler.end(10 * minute)).toBe(minute);
  });

  it('ends on time where a sleep was shorter than the wait', () => {
    const scheduler = new Skewed();
    scheduler.set(7.5 * minute, 5_000);

    expect(scheduler.end(10 * minute)).toBe(2.5 * minute);
  });

  it('ends on time where a clock that was wrong is set right', () => {
    const scheduler = new Skewed();
    scheduler.set(8.5 * minute, 5_000);
    scheduler.set(0, 70_000);

    expect(scheduler.end(10 * minute)).toBe(10 * minute);
  });

  it('is not prolonged by a clock that is set back', () => {
    const scheduler = new Skewed();
    scheduler.set(-60 * minute, 5_000);

    expect(scheduler.end(10 * minute)).toBe(10 * minute);
  });

  it('is not prolonged, whatever the clock does, and shortened by no more than it was put forward', () => {
    const hops = fc.array(fc.tuple(fc.integer({ min: -20 * minute, max: 20 * minute }), fc.nat(15 * minute)), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 15 * minute }), hops, (delay, hops) => {
        const scheduler = new Skewed();
        for (const [offset, at] of hops) scheduler.set(offset, at);
        const end = scheduler.end(delay);
        const forward = Math.max(0, ...hops.map(([offset]) => offset));

        expect(end).toBeLessThanOrEqual(delay);
        expect(end).toBeGreaterThanOrEqual(Math.min(delay, minute, delay - forward));
      }),
    );
  });

  it('sets the timer of RxJS again for the next wait, also after a long one', () => {
    const timers = fakeTimers();
    const delays = [5, 3 * minute, 5, 5, 7];
    const ends: number[] = [];
    const waiting: Waiting & { dueAt: number } = {
      scheduler: asyncScheduler,
      dueAt: 0,
      left: 0,
      timer: undefined,
      due: () => {
        ends.push(asyncScheduler.now());
        start();
      },
    };
    const start = (): void => {
      const delay = delays.shift();
      if (delay === undefined) return;
      waiting.dueAt = asyncScheduler.now() + delay;
      wait(waiting, delay, true);
    };
    start();
    const first = waiting.timer;
    timers.tick(4 * minute);

    expect(ends).toEqual([5, 5 + 3 * minute, 10 + 3 * minute, 15 + 3 * minute, 22 + 3 * minute]);
    expect(waiting.timer).toBe(first);
    expect(timers.running()).toBe(0);
  });
});
