import { Observable } from 'rxjs';
import type { MonoTypeOperatorFunction } from 'rxjs';

/**
 * Mirrors the source, and errors with the reason of a signal when that aborts: at once if it has.
 *
 * Then the source is unsubscribed, be it during a request or a wait.
 */
export function abortedBy<T>(signal: AbortSignal | undefined): MonoTypeOperatorFunction<T> {
  if (signal === undefined) return (source) => source;

  return (source) =>
    new Observable((result) => {
      const abort = (): void => {
        result.error(signal.reason);
      };
      signal.addEventListener('abort', abort);
      result.add(() => {
        signal.removeEventListener('abort', abort);
      });
      if (signal.aborted) abort();
      else source.subscribe(result);
    });
}
