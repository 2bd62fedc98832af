import { fromEvent, map } from 'rxjs';
import type { Observable } from 'rxjs';

/** Somebody pressed Ctrl-C. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';

  constructor() {
    super('interrupted; nothing more is asked');
  }
}

/** Errors at the first Ctrl-C, and leaves a second one to Node, which exits. */
export function interruption(): Observable<never> {
  return fromEvent(process, 'SIGINT').pipe(
    map(() => {
      throw new InterruptedError();
    }),
  );
}
