import { pipe } from 'rxjs';
import type { TimelineElement } from 'rxpoll/timeline';
import type { Controls } from './controls.js';
import { drawOn } from './drawOn.js';
import { jobButtons } from './jobButtons.js';
import type { WatchedJob } from './jobs.js';
import { copyOf, part, setAttribute, write } from './part.js';
import { phaseOf } from './phase.js';
import { showLive } from './show.js';
import { lookAt } from './sight.js';
import { spanOf } from './span.js';

/**
 * Makes the row of a job, which is there as long as the page is.
 *
 * @param large A timeline for the details, which knows all that the row has seen when it is shown.
 */
export function jobCard(job: WatchedJob, controls: Controls, large: TimelineElement): DocumentFragment {
  const card = copyOf('card-template');
  const root = part(card, 'card');
  const name = part(card, 'name', HTMLAnchorElement);
  const progress = part(card, 'progress', HTMLProgressElement);
  const [label, percent] = [part(card, 'label'), part(card, 'percent')];
  const [nextLabel, next, note] = [part(card, 'next-label'), part(card, 'next'), part(card, 'note')];
  const icon = part(card, 'state-icon', SVGUseElement);
  const timeline = document.createElement('rxpoll-timeline');
  const showButtons = jobButtons(card, job, controls);

  name.href = `#${job.id}`;
  write(name, job.name);
  write(part(card, 'queue'), `${job.queue} · ${job.trait}`);
  progress.setAttribute('aria-label', `Progress of ${job.name}`);
  part(card, 'buttons').setAttribute('aria-label', job.name);

  timeline.className = 'timeline';
  part(card, 'progress-cell').after(timeline);

  showLive(lookAt(job, controls, pipe(drawOn(timeline, job), drawOn(large, job))), (sight) => {
    const phase = phaseOf(sight, Date.now());
    setAttribute(root, 'data-tone', phase.state);
    root.classList.toggle('paused', phase.isPaused);
    setAttribute(icon, 'href', `#icon-${phase.state}`);
    setAttribute(timeline, 'span', spanOf(performance.now()));
    write(label, phase.label);
    write(percent, `${String(phase.progress)} %`);
    progress.value = phase.progress;
    write(nextLabel, sight.ending ? '' : 'Next attempt: ');
    write(next, phase.next);
    write(note, phase.note);
    showButtons(phase);
  });
  return card;
}
