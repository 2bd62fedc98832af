// The polls of this page.
import { Subject, tap } from 'rxjs';
import type { Observable } from 'rxjs';
import {
  acrossTabs,
  backoffSchedule,
  exponential,
  pollHttp,
  retryRequest,
  sharePoll,
  takeUntilMatch,
  timeoutAfter,
  whenEither,
  whenHidden,
  whenOffline,
} from 'rxpoll';
import type { Checkpoint, ScheduleContext } from 'rxpoll';
import { all } from './controls.js';
import type { Controls } from './controls.js';
import { keepEnd } from './keepEnd.js';
import { Ledger } from './ledger.js';
import type { Job, ListedJob } from './listedJob.js';
import type { JobAttempt } from './phase.js';

/** A job, and its poll. */
export interface WatchedJob extends ListedJob {
  /** Its attempts. Who subscribes is one more viewer of the one poll that all share. */
  readonly attempts$: Observable<JobAttempt>;
  readonly retries$: Observable<Retry>;
  readonly isPaused$: Observable<boolean>;
  readonly ledger: Ledger;
}

/** A request that was lost is sent again, after a delay in milliseconds. */
export interface Retry {
  readonly context: ScheduleContext;
  readonly delay: number;
}

/** When a job is asked about again: after 2 s, then 3 s, 4.5 s, and so on up to 10 s. */
const schedule = exponential({ initialDelay: 2_000, multiplier: 1.5, maxDelay: 10_000 });

/** Watches a job: nothing is asked before someone subscribes to its attempts. */
export function watchJob(job: ListedJob, controls: Controls): WatchedJob {
  const ledger = new Ledger(schedule);
  const retries$ = new Subject<Retry>();
  const isPaused$ = whenEither(whenHidden(), whenOffline(), controls.isPaused$(job.id), controls.isPaused$(all));

  const poll = (from: Checkpoint | undefined): Observable<JobAttempt> =>
    pollHttp<Job>(
      () => {
        ledger.send();
        return job.url;
      },
      { conditional: true }, // what has not changed is not sent again
    ).pipe(
      timeoutAfter('10s'),
      retryRequest({ maxRetries: 1, onRetry: (context, delay) => retries$.next({ context, delay }) }),
      backoffSchedule(schedule, {
        from, // where another tab left off
        tolerateErrors: 5,
        pauseWhile: isPaused$.pipe(tap((isPaused) => ledger.pause(isPaused))),
        pollNow: controls.wanted$(job.id),
      }),
      takeUntilMatch({ body: { status: ['completed'] } }, { failOn: { body: { status: ['failed', 'cancelled'] } } }),
      timeoutAfter('30m'),
    );

  const options = { linger: '5s', replay: 100, across: acrossTabs({ name: 'dashboard' }) } as const;
  const shared$ = sharePoll(job.url, (from) => ledger.keep(poll(from)), options);

  return { ...job, attempts$: keepEnd(ledger.countViewer(shared$)), retries$, isPaused$, ledger };
}
