import { defer, dematerialize, from, materialize, tap } from 'rxjs';
import type { Observable, ObservableNotification } from 'rxjs';
import type { Attempt } from 'rxpoll';

/** Keeps what a poll has told: who looks at it after its end is shown how it went, and nobody is asked again. */
export function keepEnd<A extends Attempt>(attempts$: Observable<A>): Observable<A> {
  const kept: ObservableNotification<A>[] = [];
  let number = 0;
  let isOver = false;
  const keep = (told: ObservableNotification<A>): void => {
    if (isOver) return;
    if (told.kind !== 'N') isOver = true;
    else if (told.value.number > number) number = told.value.number;
    else return; // another viewer has been told it
    kept.push(told);
  };
  return defer(() => (isOver ? from(kept) : attempts$.pipe(materialize(), tap(keep))).pipe(dematerialize()));
}
