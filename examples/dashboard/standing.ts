import { scan } from 'rxjs';
import type { Controls } from './controls.js';
import { part, setAttribute, write } from './part.js';
import { pauseReason$ } from './pauses.js';
import type { PauseReason } from './pauses.js';
import { seconds } from './phase.js';
import { showLive } from './show.js';

/** A pause of all jobs, in epoch milliseconds. */
interface Pause {
  readonly reason: PauseReason;
  readonly since: number;
  readonly until?: number;
}

const words: Readonly<Record<PauseReason, string>> = {
  hidden: 'paused while hidden',
  offline: 'paused while offline',
  button: 'paused by you',
};

/** Says whether the page asks, and for how long it does not, or did not when it was paused last. */
export function showStanding(root: HTMLElement, controls: Controls): void {
  const text = part(root, 'standing-text');
  const pause$ = pauseReason$(controls).pipe(
    scan((last: Pause | undefined, reason): Pause | undefined => {
      if (reason) return { reason, since: Date.now() };
      return last && { ...last, until: Date.now() };
    }, undefined),
  );
  showLive(pause$, (pause) => {
    const isPaused = pause !== undefined && pause.until === undefined;
    setAttribute(root, 'data-tone', isPaused ? 'paused' : 'asking');
    write(text, standingOf(pause));
    // Where nobody sees the page, its tab is still seen.
    document.title = isPaused ? `Jobs, ${words[pause.reason]}` : 'Jobs';
  });
}

function standingOf(pause: Pause | undefined): string {
  if (!pause) return 'Polling';
  const { reason, since, until } = pause;
  const said = `${words[reason]} for ${seconds((until ?? Date.now()) - since)}`;
  return until === undefined ? `P${said.slice(1)}` : `Polling · last ${said}`;
}
