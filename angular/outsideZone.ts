import { inject, NgZone } from '@angular/core';
import { Observable } from 'rxjs';
import type { MonoTypeOperatorFunction } from 'rxjs';

/**
 * Runs the source outside of Angular's zone, and brings what it tells back in.
 *
 * In an application with zone.js every timer and every request makes Angular look for changes, a poll's too. Put last in the
 * sentence, this leaves what matters: Angular looks once after each attempt, and not while the poll waits. Without zones it
 * does nothing. {@link pollResource} does not need it; it does the same itself.
 *
 * Values, the error and the completion pass as they came; unsubscribing unsubscribes the source.
 *
 * @example
 * ```typescript
 * import { outsideZone } from 'rxpoll/angular';
 *
 * readonly job$ = this.http
 *   .get<Job>('/api/jobs/42', { observe: 'response' })
 *   .pipe(backoffSchedule({ initialDelay: '2s' }), takeUntilMatch({ body: { status: ['done'] } }), outsideZone());
 * ```
 *
 * @param zone The zone to stay out of. Defaults to that of the injection context.
 * @returns An operator that mirrors the source.
 */
export function outsideZone<T>(zone: NgZone = inject(NgZone)): MonoTypeOperatorFunction<T> {
  return (source) =>
    new Observable((result) =>
      zone.runOutsideAngular(() =>
        source.subscribe({
          next: (value) => zone.run(() => result.next(value)),
          error: (error: unknown) => zone.run(() => result.error(error)),
          complete: () => zone.run(() => result.complete()),
        }),
      ),
    );
}
