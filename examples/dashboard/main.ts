// The page: a row for each job, the summary above, and the details of the job that the address names.
import { combineLatest, share } from 'rxjs';
import { defineTimeline } from 'rxpoll/timeline';
import { Controls, all } from './controls.js';
import { chooseJob } from './chooseJob.js';
import { jobCard } from './jobCard.js';
import { onPress, showPause } from './jobButtons.js';
import { watchJob } from './jobs.js';
import { listJobs, startOver } from './listedJob.js';
import { tellNews } from './news.js';
import { part, setAttribute, write } from './part.js';
import { pauseReason$ } from './pauses.js';
import { show } from './show.js';
import { lookAt } from './sight.js';
import { showStanding } from './standing.js';
import { showSummary } from './summary.js';

defineTimeline();

const controls = new Controls();
const pauseAll = part(document, 'pause-all');
const pollAllNow = part(document, 'poll-now-all');

showStanding(part(document, 'standing'), controls);
onPress(pauseAll, () => controls.togglePause(all));
onPress(pollAllNow, () => controls.pollNow(all));
onPress(part(document, 'start-over'), () => void startOver().then(() => controls.tellRestart()));
show(controls.restarted$, () => location.reload());
show(pauseReason$(controls), (reason) => setAttribute(pollAllNow, 'aria-disabled', String(reason !== undefined)));
show(controls.isPaused$(all), (isPaused) => {
  showPause(pauseAll, isPaused);
  write(part(pauseAll, 'pause-text'), isPaused ? 'Resume all' : 'Pause all');
});

try {
  await showJobs();
} catch (error) {
  const problem = part(document, 'problem');
  problem.textContent = `${error instanceof Error ? error.message : String(error)}. Reload the page to try again.`;
  problem.hidden = false;
}

async function showJobs(): Promise<void> {
  const jobs = (await listJobs()).map((job) => watchJob(job, controls));
  const timelines = new Map(jobs.map((job) => [job, document.createElement('rxpoll-timeline')] as const));
  part(document, 'list').append(...[...timelines].map(([job, timeline]) => jobCard(job, controls, timeline)));

  // One viewer more of each job, for the summary and the news.
  const sights$ = combineLatest(jobs.map((job) => lookAt(job, controls))).pipe(share());
  showSummary(part(document, 'summary'), jobs, sights$);
  tellNews(part(document, 'news'), jobs, sights$, controls);

  chooseJob(jobs, controls, timelines);
}
