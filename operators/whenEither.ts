import { Observable } from 'rxjs';
import { check } from '../lib/options.js';
import { anObservable } from '../lib/anObservable.js';

/**
 * Tells whether any of several reasons holds, for `pauseWhile`.
 *
 * ```text
 * hidden   f--t-----f-----
 * offline  f-----t-----f--
 * result   f--t--------f--
 * ```
 *
 * A reason holds while its latest value is `true`; one that has not told anything yet does not. It tells `false` or `true` at
 * subscription, once all reasons have told what they tell at once: no attempt slips through between two of them. Then it tells
 * each change. A reason that completes keeps its latest value, as it does where it stands alone: `of(true)` holds for ever.
 * When all have completed, it completes. An error of a reason passes as it came. Each subscription subscribes to each reason;
 * unsubscribing leaves them all.
 *
 * @example
 * ```ts
 * import { backoffSchedule, pollHttp, takeUntilMatch, whenEither, whenHidden, whenOffline } from 'rxpoll';
 *
 * const pauseWhile = whenEither(whenHidden(), whenOffline());
 *
 * pollHttp('https://api.example.com/jobs/42')
 *   .pipe(backoffSchedule({ initialDelay: '2s', pauseWhile }), takeUntilMatch({ status: [200] }))
 *   .subscribe((attempt) => console.log(attempt.number, attempt.response.status)); // 1 202, 2 202, 3 200
 * ```
 *
 * @param pauses Reasons. Without any, it tells `false` and completes.
 * @returns An Observable that never tells the same twice in a row.
 * @throws TypeError or RangeError for what is no Observable.
 */
export function whenEither(...pauses: readonly Observable<boolean>[]): Observable<boolean> {
  for (const [index, pause] of pauses.entries()) check('whenEither', `pauses[${String(index)}]`, pause, anObservable);

  return new Observable((result) => {
    const holds = pauses.map(() => false);
    let left = pauses.length;
    let last: boolean | undefined;
    let hasBegun = false;
    const tell = (): void => {
      if (!hasBegun) return;
      const now = holds.includes(true);
      if (now !== last) result.next((last = now));
      if (left === 0) result.complete();
    };
    for (const [index, pause] of pauses.entries()) {
      if (result.closed) return;
      const upstream = pause.subscribe({
        next: (value) => {
          holds[index] = value;
          tell();
        },
        error: (error: unknown) => result.error(error),
        complete: () => {
          left--;
          tell();
        },
      });
      result.add(upstream);
    }
    hasBegun = true;
    tell();
  });
}
