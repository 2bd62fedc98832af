import { combineLatest, distinctUntilChanged, map } from 'rxjs';
import type { Observable } from 'rxjs';
import { whenHidden, whenOffline } from 'rxpoll';
import { all } from './controls.js';
import type { Controls } from './controls.js';

/** Why nothing is asked. */
export type PauseReason = 'hidden' | 'offline' | 'button';

/** Tells why a job, or all of them, are paused; `undefined` while they are not. */
export function pauseReason$(controls: Controls, id: string = all): Observable<PauseReason | undefined> {
  return combineLatest([whenHidden(), whenOffline(), controls.isPaused$(id), controls.isPaused$(all)]).pipe(
    map(([isHidden, isOffline, ...isPaused]) => {
      if (isHidden) return 'hidden';
      if (isOffline) return 'offline';
      return isPaused.includes(true) ? 'button' : undefined;
    }),
    distinctUntilChanged(),
  );
}
