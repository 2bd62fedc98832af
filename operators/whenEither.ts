import { Observable } from 'rxjs';
import { aPause } from '../lib/aPause.js';
import { check } from '../lib/options.js';

/**
 * Tells whether any of several reasons holds (two or more; logical or), for `pauseWhile`.
 *
 * ```text
 * hidden   f--t-----f-----
 * offline  f-----t-----f--
 * result   f--t--------f--
 * ```
 *
 * A reason holds while its latest value is `true`; one that has not emitted anything yet does not. The result emits the current
 * state on subscription, once all reasons have emitted what they emit at once: no attempt slips through between two of them.
 * Then it emits each change. A reason that completes keeps its latest value, as it does where it stands alone: `of(true)` holds
 * for ever. When all have completed, the result completes. An error of a reason passes as it came. Each subscription subscribes to each reason;
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
 * @param pauses Reasons. Without any, it emits `false` and completes.
 * @returns An Observable that never emits the same value twice in a row.
 * @throws TypeError or RangeError if one is not an Observable.
 */
export function whenEither(...pauses: readonly Observable<boolean>[]): Observable<boolean> {
  if (Array.isArray(pauses[0])) {
    throw new TypeError(
      'whenEither: pauses[0] must be an Observable, not a list; pass them one by one: whenEither(a, b)',
    );
  }
  for (const [index, pause] of pauses.entries()) check('whenEither', `pauses[${String(index)}]`, pause, aPause);

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
