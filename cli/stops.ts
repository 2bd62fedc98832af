import { asapScheduler, fromEvent, map, merge, observeOn } from 'rxjs';
import type { Observable } from 'rxjs';
import { StoppedError, unwritable } from './stoppedError.js';

/**
 * Errors at the first Ctrl-C or SIGTERM, and leaves a second one to Node, which exits at once; and when stdout takes no more.
 *
 * Exit codes are 128 and the number of the signal, as shells have it.
 */
export function stops(): Observable<never> {
  return merge(
    fromEvent(process, 'SIGINT').pipe(map(() => new StoppedError('interrupted; nothing more is asked', 130))),
    fromEvent(process, 'SIGTERM').pipe(map(() => new StoppedError('terminated; nothing more is asked', 143))),
    fromEvent(process.stdout, 'error').pipe(map((error) => unwritable(error as NodeJS.ErrnoException))),
  ).pipe(
    observeOn(asapScheduler), // who else listens would take a signal for its own to act on if we had left by then
    map((error) => {
      throw error;
    }),
  );
}
