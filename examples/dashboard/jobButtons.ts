import type { Controls } from './controls.js';
import type { ListedJob } from './listedJob.js';
import { part, setAttribute } from './part.js';
import { show } from './show.js';
import type { Phase } from './phase.js';

/** Makes the two buttons of a job do what they say; returns what shows whether they can. */
export function jobButtons(root: ParentNode, { id, name }: ListedJob, controls: Controls): (phase: Phase) => void {
  const [pause, pollNow] = [part(root, 'pause'), part(root, 'poll-now')];
  pollNow.setAttribute('aria-label', `Poll ${name} now`);
  onPress(pause, () => controls.togglePause(id));
  onPress(pollNow, () => controls.pollNow(id));
  show(controls.isPaused$(id), (isPaused) => {
    showPause(pause, isPaused);
    pause.setAttribute('aria-label', `${isPaused ? 'Resume' : 'Pause'} ${name}`);
  });

  return ({ state, isPaused }) => {
    const isOver = state !== 'queued' && state !== 'running';
    // Not `disabled`: a button that has the focus keeps it.
    setAttribute(pause, 'aria-disabled', String(isOver));
    setAttribute(pollNow, 'aria-disabled', String(isOver || isPaused));
  };
}

/** Shows whether a button pauses or resumes. */
export function showPause(button: HTMLElement, isPaused: boolean): void {
  setAttribute(part(button, 'pause-icon', SVGUseElement), 'href', isPaused ? '#icon-resume' : '#icon-pause');
}

/** Calls back when a button is pressed that can be. */
export function onPress(button: HTMLElement, callback: () => void): void {
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-disabled') !== 'true') callback();
  });
}
