import { Observable, interval, take } from 'rxjs';
import { backoffSchedule } from 'rxpoll';

/** Calls `tick` once in a period, in milliseconds, and resolves after so many times. */
export interface Ticker {
  readonly name: string;
  readonly run: (tick: () => void, period: number, times: number) => Promise<void>;
}

export const onGrid: Ticker = {
  name: 'backoffSchedule, align',
  run: (tick, period, times) => {
    const ticks$ = new Observable<undefined>((result) => {
      tick();
      result.next(undefined);
      result.complete();
    });
    const schedule = { strategy: 'fixed', initialDelay: period, align: true, maxAttempts: times } as const;
    return ticks$.pipe(backoffSchedule(schedule)).forEach(() => undefined);
  },
};

export const byInterval: Ticker = {
  name: 'RxJS interval',
  run: (tick, period, times) => interval(period).pipe(take(times)).forEach(tick),
};

export const byTimeouts: Ticker = {
  name: 'setTimeout loop',
  run: async (tick, period, times) => {
    for (let time = 0; time < times; time++) {
      tick();
      await new Promise((resolve) => setTimeout(resolve, period));
    }
  },
};
