import { tap } from 'rxjs';
import type { Subscription } from 'rxjs';
import type { TimelineElement } from 'rxpoll/timeline';
import { attemptRow } from './attemptRow.js';
import type { Controls } from './controls.js';
import type { WatchedJob } from './jobs.js';
import { copyOf, part, setAttribute, write } from './part.js';
import { phaseOf, seconds } from './phase.js';
import type { JobAttempt } from './phase.js';
import { showLive } from './show.js';
import { lookAt } from './sight.js';

/** How many attempts are listed. */
const most = 8;

/** Shows the details of a job in a place, until it is unsubscribed. */
export function showDetails(
  place: HTMLElement,
  job: WatchedJob,
  controls: Controls,
  timeline: TimelineElement,
): Subscription {
  const view = copyOf('details-template');
  const state = part(view, 'state');
  const icon = part(view, 'state-icon', SVGUseElement);
  const [label, percent] = [part(view, 'label'), part(view, 'percent')];
  const [nextLabel, next, count] = [part(view, 'next-label'), part(view, 'next'), part(view, 'attempts')];
  const [sent, saved] = [part(view, 'sent'), part(view, 'saved')];
  const log = part(view, 'log');

  write(part(view, 'name'), job.name);
  write(part(view, 'queue'), `${job.queue} · ${job.trait}`);
  timeline.className = 'timeline tall';
  state.after(timeline);
  const list = tap((attempt: JobAttempt) =>
    log.replaceChildren(attemptRow(attempt), ...[...log.children].slice(0, most - 1)),
  );
  place.replaceChildren(view);

  return showLive(lookAt(job, controls, list), (sight) => {
    const phase = phaseOf(sight, Date.now());
    const { figures } = job.ledger;
    setAttribute(state, 'data-tone', phase.state);
    setAttribute(icon, 'href', `#icon-${phase.state}`);
    write(label, phase.label);
    write(percent, `${String(phase.progress)} %`);
    write(nextLabel, sight.ending ? 'Took' : 'Next attempt');
    write(next, sight.ending ? seconds(sight.last?.elapsed ?? 0) : phase.next);
    write(count, String(sight.last?.number ?? 0));
    write(sent, String(figures.sent));
    write(saved, String(figures.savedByPausing + figures.savedBySharing + figures.savedByHints));
  });
}
