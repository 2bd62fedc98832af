import { formatDuration } from '../lib/duration.js';
import { countdown, reasonText } from './marks.js';
import type { Outcome, Point, Trace } from './trace.js';

/** A headline, and below it what is said by name. */
export interface Telling {
  readonly title: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** What was answered, as it came. */
  readonly excerpt: string;
}

/** Says in a line how a poll stands: `'attempt 7, pending, next in 4s'`. */
export function tellState(trace: Trace | undefined, now: number): string {
  if (!trace) return 'no poll';
  const { points, state, endedAt = now, beganAt, dueAt = 0, retries } = trace;
  const last = points.at(-1);
  const count = last?.number ?? 0;
  const after = `after ${String(count)} ${count === 1 ? 'attempt' : 'attempts'}, ${formatDuration(endedAt - beganAt)}`;
  if (state === 'match') return `match ${after}`;
  if (state === 'exhausted') return `no match ${after}`;
  if (state === 'stopped') return `stopped ${after}`;
  if (state === 'failed') return `failed ${after}`;
  if (dueAt <= now) {
    const lost = retries.at(-1);
    const underWay = `attempt ${String(count + 1)} under way`;
    if (!lost) return underWay;
    const wait = lost.at + lost.delay - now;
    return `${underWay}, retry ${String(retries.length)} (${lost.said})${wait > 0 ? ` in ${countdown(wait)}` : ''}`;
  }
  const next = trace.isPaused ? 'paused' : `next in ${countdown(dueAt - now)}`;
  return last ? `attempt ${String(count)}, ${last.outcome}, ${next}` : next;
}

/** Says what is known of an attempt, or of some that follow each other. */
export function tellAttempts(points: readonly Point[]): Telling {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return { title: '', facts: [], excerpt: '' };
  if (first === last) return tellAttempt(first);
  const counts = new Map<Outcome, number>();
  for (const { outcome } of points) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return {
    title: `Attempts ${String(first.number)}–${String(last.number)}`,
    facts: [
      ['Time', `${clock(first.startedAt)} – ${clock(last.endedAt)}`],
      ...[...counts].map(([outcome, count]) => [capital(outcome), String(count)] as const),
    ],
    excerpt: '',
  };
}

function tellAttempt(point: Point): Telling {
  const { number, startedAt, endedAt, outcome, said, excerpt, nextDelay, delayReason, scheduledDelay, retries } = point;
  const facts: [string, string][] = [
    ['Time', clock(startedAt)],
    ['Took', formatDuration(endedAt - startedAt)],
    [outcome === 'lost' ? 'Error' : 'Status', said],
  ];
  if (retries.length > 0) facts.push(['Retries', retries.map(({ said }) => said).join(', ')]);
  if (nextDelay !== undefined && outcome !== 'match' && outcome !== 'failed') {
    facts.push(['Next', `in ${formatDuration(nextDelay)}, ${reasonText[delayReason]}`]);
    if (delayReason !== 'schedule' && scheduledDelay !== undefined) {
      facts.push(['Schedule', formatDuration(scheduledDelay)]);
    }
  }
  return { title: `Attempt ${String(number)} · ${outcome}`, facts, excerpt };
}

/** Says it in a line, for who does not see it; a body read out would take minutes. */
export function inWords({ title, facts }: Telling): string {
  return [title, ...facts.map(([name, value]) => `${name} ${value}`)].filter(Boolean).join(', ');
}

function clock(time: number): string {
  return (format ??= new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' })).format(time);
}

/** Made when it is needed, once: that takes longer than all else here. */
let format: Intl.DateTimeFormat | undefined;

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
