import { formatDuration, isPollError } from 'rxpoll';
import { isOver } from './listedJob.js';
import { reasons } from './phase.js';
import type { JobAttempt } from './phase.js';

/** Makes the row of an attempt: its number, what was answered, how long that took, and how long the wait after it is. */
export function attemptRow(attempt: JobAttempt): HTMLTableRowElement {
  const { number, duration, nextDelay, delayReason } = attempt;
  const row = document.createElement('tr');
  const isLast = nextDelay === undefined || (!('error' in attempt) && isOver(attempt.response.body));
  const wait = isLast ? '–' : formatDuration(Math.round(nextDelay));
  const reason = isLast ? '' : ` ${reasons[delayReason]}`;
  for (const text of [String(number), answerOf(attempt), formatDuration(Math.round(duration)), wait + reason]) {
    row.insertCell().textContent = text;
  }
  row.cells[1]?.classList.toggle('muted', attempt.unchanged ?? false);
  return row;
}

function answerOf(attempt: JobAttempt): string {
  if ('error' in attempt) return isPollError(attempt.error) ? attempt.error.kind : 'error';
  const { status, body } = attempt.response;
  return `${String(status)} ${attempt.unchanged ? 'unchanged' : (body?.status ?? '')}`;
}
