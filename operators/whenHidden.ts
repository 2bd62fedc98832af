import type { Observable } from 'rxjs';
import { watched } from './watched.js';

/**
 * Tells whether the page is hidden, for `pauseWhile`: nobody looks, so nothing needs to be asked.
 *
 * ```text
 * page     visible--hidden--visible--
 * result   f--------t-------f--------
 * ```
 *
 * A page is hidden behind another tab, in a minimised window, on a locked screen, or while the browser keeps it for the back
 * button; a frozen page is hidden, too. It emits the current state on subscription, then each change, and never completes.
 * Where there is no `document`, as in Node, in server rendering and in workers, nothing is ever hidden: it emits `false`, and
 * then nothing. Each subscription has one listener (`visibilitychange`, which fires for all of these); unsubscribing removes
 * it. It does not keep a page out of the back-forward cache.
 *
 * @example
 * ```ts
 * import { backoffSchedule, pollHttp, takeUntilMatch, whenHidden } from 'rxpoll';
 *
 * pollHttp('https://api.example.com/jobs/42')
 *   .pipe(backoffSchedule({ initialDelay: '2s', pauseWhile: whenHidden() }), takeUntilMatch({ status: [200] }))
 *   .subscribe((attempt) => console.log(attempt.number, attempt.response.status)); // 1 202, 2 202, 3 200
 * ```
 *
 * @returns An Observable that never emits the same value twice in a row.
 */
export function whenHidden(): Observable<boolean> {
  return watched(
    () => (globalThis as { document?: Document }).document,
    ['visibilitychange'],
    // `hidden` is true as well in a DOM without a screen, such as that of jsdom, whose state is 'prerender'.
    (document) => document.visibilityState === 'hidden',
  );
}
