import { Observable, Subject, map, take } from 'rxjs';
import type { Subscriber } from 'rxjs';
import { Runnable, completeRun, failRun, runOf } from '../../operators/run.js';
import type { Listener, Run } from '../../operators/run.js';
import { record } from '../support/record.js';

/** Who keeps what a run tells. */
class Told implements Listener<unknown> {
  readonly told: unknown[] = [];

  next(value: unknown): void {
    this.told.push(value);
  }

  error(error: unknown): void {
    this.told.push(['error', error]);
  }

  complete(): void {
    this.told.push('complete');
  }
}

/** A run that tells some values and completes at once. */
function countTo(last: number): Runnable<number> {
  return new Runnable((listener) => {
    let isOver = false;
    return {
      start: (): void => {
        for (let value = 1; value <= last && !isOver; value++) listener.next(value);
        if (!isOver) listener.complete();
      },
      unsubscribe: (): void => {
        isOver = true;
      },
    };
  });
}

describe('Runnable', () => {
  it('is an Observable, which operators of RxJS take', () => {
    const seen = record(countTo(3).pipe(map((value) => value * 10)));

    expect([seen.values, seen.end]).toEqual([[10, 20, 30], 'complete']);
  });

  it('is unsubscribed by what it tells', () => {
    const seen = record(countTo(Infinity).pipe(take(2)));

    expect(seen.values).toEqual([1, 2]);
  });

  it('makes a run for each subscriber', () => {
    const runs: Run[] = [];
    const source = new Runnable<never>(() => {
      const run = { start: (): void => undefined, unsubscribe: (): void => undefined };
      runs.push(run);
      return run;
    });
    source.subscribe().unsubscribe();
    source.subscribe().unsubscribe();

    expect(new Set(runs).size).toBe(2);
  });
});

describe('runOf', () => {
  it('takes the run of a Runnable as it is', () => {
    const run: Run = { start: () => undefined, unsubscribe: () => undefined };

    expect(runOf(new Runnable(() => run), new Told())).toBe(run);
  });

  it('tells what any Observable tells, once it is started', () => {
    const source = new Subject<number>();
    const listener = new Told();
    const run = runOf(source, listener);
    source.next(0);
    run.start();
    source.next(1);
    source.complete();

    expect(listener.told).toEqual([1, 'complete']);
  });

  it('tells an error as it came', () => {
    const listener = new Told();
    const reason = {};
    runOf(new Observable((result) => result.error(reason)), listener).start();

    expect(listener.told).toEqual([['error', reason]]);
  });

  it('tells what subscribing throws, unless the end was told before', () => {
    const broken = new Error('broken teardown');
    const source = (end: (result: Subscriber<unknown>) => void): Observable<unknown> =>
      new Observable((result) => {
        end(result);
        return () => {
          throw broken;
        };
      });
    const listener = new Told();
    for (const end of ['complete', 'unsubscribe'] as const)
      runOf(
        source((result) => result[end]()),
        listener,
      ).start();
    const subscribe = (): never => {
      throw broken;
    };
    runOf(Object.assign(new Observable(), { subscribe }), listener).start();

    expect(listener.told).toEqual(['complete', ['error', broken]]);
  });

  it('tells nothing once it is unsubscribed', () => {
    const source = new Subject<number>();
    const listener = new Told();
    const run = runOf(source, listener);
    run.start();
    run.unsubscribe();
    source.next(1);
    source.complete();

    expect([listener.told, source.observed]).toEqual([[], false]);
  });

  it('has cleared up when it tells the end', () => {
    let isCleared = false;
    const seen: boolean[] = [];
    const source = new Observable((result) => {
      result.add(() => (isCleared = true));
      result.complete();
    });
    const note = (): void => void seen.push(isCleared);
    runOf(source, { next: note, error: note, complete: note }).start();

    expect(seen).toEqual([true]);
  });
});

describe('completeRun and failRun', () => {
  const broken = {
    unsubscribe: (): void => {
      throw new Error('broken teardown');
    },
  };

  it('tell the end, also where a teardown throws', () => {
    const listener = new Told();

    expect(() => completeRun(broken, listener)).toThrowError('broken teardown');
    expect(() => failRun(broken, listener, 'reason')).toThrowError('broken teardown');
    expect(listener.told).toEqual(['complete', ['error', 'reason']]);
  });
});
