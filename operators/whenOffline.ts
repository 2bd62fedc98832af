import type { Observable } from 'rxjs';
import { watched } from './watched.js';

/**
 * Tells whether the platform is sure that there is no network, for `pauseWhile`: a request would fail.
 *
 * ```text
 * network  there--gone--there--
 * result   f------t-----f------
 * ```
 *
 * It is `true` while `navigator.onLine` is `false`. That `onLine` is `true` proves nothing, for it may mean a network without
 * a way out; then requests fail, which is for {@link retryRequest}. A request that is under way when the network goes fails as
 * well: with `tolerateErrors` the poll outlives that, and its next attempt is held.
 *
 * It emits the current state on subscription, then each change, and never completes. Where there is no page, as in Node, in
 * server rendering and in workers, it emits `false`, and then nothing: Chromium's workers know that they are offline, but no
 * event tells them when they are back. Each subscription has its listeners (`online`, `offline`); unsubscribing removes them.
 *
 * @example
 * ```ts
 * import { backoffSchedule, pollHttp, takeUntilMatch, whenOffline } from 'rxpoll';
 *
 * pollHttp('https://api.example.com/jobs/42')
 *   .pipe(backoffSchedule({ initialDelay: '2s', pauseWhile: whenOffline() }), takeUntilMatch({ status: [200] }))
 *   .subscribe((attempt) => console.log(attempt.number, attempt.response.status)); // 1 202, 2 202, 3 200
 * ```
 *
 * @returns An Observable that never emits the same value twice in a row.
 */
export function whenOffline(): Observable<boolean> {
  return watched<View>(
    () => (globalThis as { document?: { readonly defaultView: View | null } }).document?.defaultView,
    ['online', 'offline'],
    ({ navigator }) => navigator.onLine === false,
  );
}

/** The window of a page, which may be one that does not know. */
interface View extends EventTarget {
  readonly navigator: { readonly onLine?: boolean };
}
