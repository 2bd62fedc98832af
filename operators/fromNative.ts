import { isObservable, Observable } from 'rxjs';
import type { Expectation } from '../lib/options.js';
import { check, isRecord } from '../lib/options.js';

/** Who is told of what an Observable of the platform emits. */
export interface NativeObserver<T> {
  next(value: T): void;
  error(error: unknown): void;
  complete(): void;
}

/** What is used of an Observable of the platform (https://wicg.github.io/observable/). */
export interface NativeObservable<T> {
  /** Those of RxJS have it: they need no turning. */
  readonly pipe?: never;
  subscribe(observer: NativeObserver<T>, options: { readonly signal: AbortSignal }): void;
}

/**
 * Turns an Observable of the platform into one of RxJS.
 *
 * ```text
 * native   -a-b-c|
 * result   -a-b-c|
 * ```
 *
 * Values, the error and the end pass as they came. Each subscription subscribes with a signal of its own, which unsubscribing
 * aborts, also while the native one emits: after `take(1)` it stops at once. Like all of the
 * platform's Observables, the native one is shared: its second subscriber joins the first, and it stops when all have left.
 *
 * The other way is `Observable.from(eachAttempt(poll$))`: see {@link eachAttempt}. An abort crosses over there, too, and ends
 * the request in flight.
 *
 * @example
 * ```ts
 * import { backoffSchedule, fromNative, pollHttp, takeUntilMatch } from 'rxpoll';
 * import type { NativeObservable } from 'rxpoll';
 *
 * const clicks: NativeObservable<string> = { subscribe: (observer) => observer.next('click') }; // or button.when('click')
 *
 * pollHttp('https://api.example.com/jobs/42')
 *   .pipe(backoffSchedule({ initialDelay: '1m', pollNow: fromNative(clicks) }), takeUntilMatch({ status: [200] }))
 *   .subscribe((attempt) => console.log(attempt.number, attempt.response.status)); // 1 202, 2 202, 3 200
 * ```
 *
 * @param observable An Observable of the platform, or what has its `subscribe`.
 * @returns An Observable of RxJS.
 * @throws TypeError or RangeError if it is not such an Observable.
 */
export function fromNative<T>(observable: NativeObservable<T>): Observable<T> {
  // It would take the signal for nothing, and could not be left.
  if (isObservable(observable)) {
    throw new TypeError('fromNative: observable is one of RxJS already; use it as it is');
  }
  check('fromNative', 'observable', observable, aNativeObservable);

  return new Observable((result) => {
    const controller = new AbortController();
    result.add(() => controller.abort()); // before it emits: what it tells may end it
    const { signal } = controller;
    observable.subscribe(
      {
        next: (value) => result.next(value),
        error: (error) => result.error(error),
        complete: () => result.complete(),
      },
      { signal },
    );
  });
}

const aNativeObservable: Expectation = {
  what: 'an Observable of the platform',
  test: (value) => isRecord(value) && typeof value['subscribe'] === 'function',
};
