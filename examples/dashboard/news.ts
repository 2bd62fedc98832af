import { bufferTime, filter, map, merge, mergeMap, skip } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Controls } from './controls.js';
import type { ListedJob } from './listedJob.js';
import { pauseReason$ } from './pauses.js';
import { phaseOf } from './phase.js';
import type { Sight } from './phase.js';
import { show } from './show.js';

/** How many pieces of news are told one by one. */
const most = 3;

/** Tells those who do not see the page what is worth it: ends and pauses, no progress, and at most every four seconds. */
export function tellNews(
  place: HTMLElement,
  jobs: readonly ListedJob[],
  sights$: Observable<readonly Sight[]>,
  controls: Controls,
): void {
  const pauses$ = pauseReason$(controls).pipe(
    skip(1),
    map((reason) => (reason ? 'Polling is paused.' : 'Polling goes on.')),
  );
  const news$ = merge(pauses$, endsOf(jobs, sights$)).pipe(
    bufferTime(4_000),
    filter((news) => news.length > 0),
  );
  show(news$, (news) => (place.textContent = digestOf(news)));
}

/** Says what has happened in a line that can be listened to. */
export function digestOf(news: readonly string[]): string {
  const rest = news.length - most;
  return [...news.slice(0, most), ...(rest > 0 ? [`And ${String(rest)} more.`] : [])].join(' ');
}

/** Says how a job, or its poll, has ended. */
export function endOf({ name }: ListedJob, sight: Sight): string {
  const { state, label } = phaseOf(sight, Date.now());
  const end = label.charAt(0).toLowerCase() + label.slice(1);
  return `${name} ${state === 'lost' ? 'got ' : ''}${end}.`;
}

/** Tells how jobs end, each once. */
function endsOf(jobs: readonly ListedJob[], sights$: Observable<readonly Sight[]>): Observable<string> {
  const told = new Set<ListedJob>();
  return sights$.pipe(
    mergeMap((sights) =>
      jobs.flatMap((job, index) => {
        const sight = sights[index];
        if (!sight?.ending || told.has(job)) return [];
        told.add(job);
        return endOf(job, sight);
      }),
    ),
  );
}
