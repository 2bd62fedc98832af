import { catchError, concat, identity, map, merge, of, scan } from 'rxjs';
import type { MonoTypeOperatorFunction, Observable } from 'rxjs';
import type { Controls } from './controls.js';
import type { WatchedJob } from './jobs.js';
import { pauseReason$ } from './pauses.js';
import type { JobAttempt, Sight } from './phase.js';

/**
 * Looks at a job, as one more viewer of its poll: tells all that is known of it, at once and at each change.
 *
 * @param through What the attempts pass on their way.
 */
export function lookAt(
  { id, attempts$, retries$ }: WatchedJob,
  controls: Controls,
  through: MonoTypeOperatorFunction<JobAttempt> = identity,
): Observable<Sight> {
  const poll$: Observable<Partial<Sight>> = concat(attempts$.pipe(through, map(seen)), of({ ending: {} })).pipe(
    catchError((error: unknown) => of({ ending: { error } })),
  );
  const pause$ = pauseReason$(controls, id).pipe(map((pause) => ({ pause })));
  const retry$ = retries$.pipe(map(({ delay }) => ({ retryAt: Date.now() + delay })));
  return merge(pause$, retry$, poll$).pipe(scan((sight: Sight, change) => ({ ...sight, ...change }), {}));
}

/** An attempt that failed says nothing about the job. */
function seen(last: JobAttempt): Partial<Sight> {
  const job = 'error' in last ? undefined : last.response.body;
  return { last, retryAt: undefined, ...(job && 'progress' in job && { job }) };
}
