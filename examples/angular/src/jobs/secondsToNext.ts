import { map, of, startWith, takeWhile, timer } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Attempt } from 'rxpoll';

/** Counts down the seconds from an attempt to the next; 0 while one is under way. */
export function secondsToNext(attempt: Attempt | undefined): Observable<number> {
  if (attempt?.nextDelay === undefined) return of(0);
  const dueAt = attempt.startedAt + attempt.duration + attempt.nextDelay;
  return timer((dueAt - Date.now()) % 1_000, 1_000).pipe(
    startWith(0),
    map(() => Math.round((dueAt - Date.now()) / 1_000)),
    takeWhile((seconds) => seconds > 0, true),
  );
}
