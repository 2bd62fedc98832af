import { using } from 'rxjs';
import type { MonoTypeOperatorFunction } from 'rxjs';
import type { TimelineElement } from 'rxpoll/timeline';
import type { WatchedJob } from './jobs.js';
import type { JobAttempt } from './phase.js';
import { show } from './show.js';

/** Draws the poll of a job as it passes, with its pauses and retries. */
export function drawOn(timeline: TimelineElement, job: WatchedJob): MonoTypeOperatorFunction<JobAttempt> {
  timeline.label = job.name;
  return (attempts$) =>
    using(
      () => show(job.retries$, ({ context, delay }) => timeline.onRetry(context, delay)),
      () => attempts$.pipe(timeline.draw({ pauseWhile: job.isPaused$ })),
    );
}
