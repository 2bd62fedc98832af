import { fromEvent, Subscription } from 'rxjs';
import type { TimelineElement } from 'rxpoll/timeline';
import type { Controls } from './controls.js';
import { showDetails } from './details.js';
import type { WatchedJob } from './jobs.js';
import { part, setAttribute } from './part.js';
import { show } from './show.js';

/** Shows the details of the job that the address names after `#`; where none is named, there is more room for the list. */
export function chooseJob(
  jobs: readonly WatchedJob[],
  controls: Controls,
  timelines: ReadonlyMap<WatchedJob, TimelineElement>,
): void {
  const [columns, place] = [part(document, 'columns'), part(document, 'details')];
  let showing = new Subscription();

  const choose = (): void => {
    const job = jobs.find(({ id }) => `#${id}` === location.hash);
    showing.unsubscribe();
    place.hidden = !job;
    columns.classList.toggle('split', job !== undefined);
    for (const link of document.querySelectorAll('.job a')) {
      setAttribute(link, 'aria-current', String(link.getAttribute('href') === location.hash));
    }
    const timeline = job && timelines.get(job);
    if (!timeline) return;
    showing = showDetails(place, job, controls, timeline);
    part(place, 'close').addEventListener('click', () => {
      history.pushState(undefined, '', location.pathname);
      choose();
      document.querySelector<HTMLElement>(`.job a[href="#${job.id}"]`)?.focus();
    });
  };

  choose();
  show(fromEvent(window, 'hashchange'), () => {
    choose();
    document.getElementById('details-title')?.focus(); // which says what has come, and where
  });
  show(fromEvent<KeyboardEvent>(place, 'keydown'), ({ key, defaultPrevented }) => {
    if (key === 'Escape' && !defaultPrevented) part(place, 'close').click(); // not where it has closed a tip
  });
}
