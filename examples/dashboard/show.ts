import { combineLatest, map, share, startWith, timer } from 'rxjs';
import type { Observable, Subscription } from 'rxjs';

/** One timer for all that counts down. */
const ticks$ = timer(250, 250).pipe(share());

/** Shows what an Observable tells, at once and at each change; what goes wrong is reported to the browser. */
export function show<T>(source$: Observable<T>, next: (value: T) => void): Subscription {
  return source$.subscribe({ next, error: reportError });
}

/** The same for what changes with time, too: shows the latest four times a second. */
export function showLive<T>(source$: Observable<T>, next: (value: T) => void): Subscription {
  return show(combineLatest([source$, ticks$.pipe(startWith(0))]).pipe(map(([value]) => value)), next);
}
