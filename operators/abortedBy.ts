import { Observable, Subscriber } from 'rxjs';
import type { MonoTypeOperatorFunction } from 'rxjs';

/**
 * Mirrors the source, and errors with the reason of a signal when that aborts: at once if it has.
 *
 * Before that the source is unsubscribed, be it during a request or a wait. What a teardown of the source throws then is
 * dropped, for nobody could catch it.
 */
export function abortedBy<T>(signal: AbortSignal | null | undefined): MonoTypeOperatorFunction<T> {
  if (!signal) return (source) => source;

  return (source) =>
    new Observable((result) => {
      if (signal.aborted) result.error(signal.reason);
      else source.subscribe(new AbortableRun(result, signal));
    });
}

/** One subscription: the observer of its source, linked to its result. */
class AbortableRun<T> extends Subscriber<T> implements EventListenerObject {
  constructor(
    private readonly result: Subscriber<T>,
    private readonly signal: AbortSignal,
  ) {
    super(result);
    signal.addEventListener('abort', this);
  }

  handleEvent(): void {
    try {
      this.unsubscribe();
    } catch {
      // A listener has no caller: it would crash the process, and the reason tells why all ends.
    }
    this.result.error(this.signal.reason);
  }

  override unsubscribe(): void {
    if (this.closed) return;
    this.signal.removeEventListener('abort', this);
    super.unsubscribe();
  }
}
