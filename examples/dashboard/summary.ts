import type { Observable } from 'rxjs';
import type { WatchedJob } from './jobs.js';
import { sumOf } from './ledger.js';
import { part, write } from './part.js';
import { phaseOf } from './phase.js';
import type { Sight } from './phase.js';
import { showLive } from './show.js';
import { sizeInWords } from './sizeInWords.js';

/** Keeps the figures of all jobs up to date. */
export function showSummary(
  root: HTMLElement,
  jobs: readonly WatchedJob[],
  sights$: Observable<readonly Sight[]>,
): void {
  const [statesBar, requestsBar] = [part(root, 'states-bar'), part(root, 'requests-bar')];
  const [answersBar, bytes] = [part(root, 'answers-bar'), part(root, 'bytes')];
  const ledgers = jobs.map(({ ledger }) => ledger);

  showLive(sights$, (sights) => {
    const states = { completed: 0, failed: 0, running: 0, queued: 0 };
    for (const sight of sights) {
      const { state } = phaseOf(sight, Date.now());
      states[state === 'lost' ? 'failed' : state]++;
    }
    showFigures(root, statesBar, states);
    const { sent, savedBySharing, savedByPausing, savedByHints, ...answers } = sumOf(ledgers);
    const { downloaded, notModified, bytesSaved } = answers;
    showFigures(root, requestsBar, { sent, sharing: savedBySharing, pausing: savedByPausing, hints: savedByHints });
    showFigures(root, answersBar, { downloaded, 'not-modified': notModified });
    write(bytes, sizeInWords(bytesSaved));
  });
}

/** Shows figures, and their parts in a bar, which has a segment for each in the same order. */
function showFigures(root: HTMLElement, bar: HTMLElement, figures: Readonly<Record<string, number>>): void {
  const segments = [...bar.querySelectorAll('span')];
  for (const [index, [name, figure]] of Object.entries(figures).entries()) {
    write(part(root, name), figure.toLocaleString('en'));
    const segment = segments[index];
    if (!segment) continue;
    segment.hidden = figure === 0;
    segment.style.flexGrow = String(figure);
  }
}
