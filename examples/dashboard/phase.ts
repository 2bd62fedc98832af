import { formatDuration, isPollError } from 'rxpoll';
import type { Attempt, DelayReason, HttpResponse } from 'rxpoll';
import type { Job } from './listedJob.js';
import type { PauseReason } from './pauses.js';

export type JobAttempt = Attempt<HttpResponse<Job>>;

/** What is known of a job and its poll. */
export interface Sight {
  /** The last attempt that has ended. */
  readonly last?: JobAttempt;
  /** The last answer about the job: an attempt that failed has none. */
  readonly job?: Job;
  /** How the poll has ended, once it has. */
  readonly ending?: { readonly error?: unknown };
  readonly pause?: PauseReason | undefined;
  /** When a request that was lost is sent again, in epoch milliseconds. */
  readonly retryAt?: number | undefined;
}

/** Where a job stands, as it is shown: `lost` where the poll has ended without an end of the job. */
export type State = 'queued' | 'running' | 'completed' | 'failed' | 'lost';

/** What is shown of a job. */
export interface Phase {
  readonly state: State;
  /** The state in words, with what went wrong. */
  readonly label: string;
  readonly progress: number;
  /** When the next attempt comes, in words; or how it all went. */
  readonly next: string;
  /** What `next` is due to. */
  readonly note: string;
  readonly isPaused: boolean;
}

/** What has decided how long a wait is, in words. */
export const reasons: Readonly<Record<DelayReason, string>> = {
  schedule: '',
  'retry-after': 'by Retry-After',
  'rate-limit': 'by rate limit',
  'poll-interval': 'by poll interval',
  'slow-down': 'slowed down',
  cache: 'cached until then',
  held: '',
  deadline: 'the last one',
};

const pauses: Readonly<Record<PauseReason, string>> = { hidden: 'while hidden', offline: 'while offline', button: '' };

/** Says what is shown of a job at a time. */
export function phaseOf(sight: Sight, now: number): Phase {
  const { last, job, ending } = sight;
  const state = stateOf(sight);
  const base = { state, label: labelOf(state, sight), progress: job?.progress ?? 0, isPaused: false };
  if (ending) return { ...base, next: last ? `Took ${seconds(last.elapsed)}` : '', note: attempts(last?.number ?? 0) };
  if (sight.pause) return { ...base, next: 'Paused', note: pauses[sight.pause], isPaused: true };
  if (sight.retryAt !== undefined && sight.retryAt > now) {
    return { ...base, next: countdown(sight.retryAt - now), note: 'retry' };
  }
  const dueAt = last ? last.startedAt + last.duration + (last.nextDelay ?? 0) : 0;
  if (!last || dueAt <= now) return { ...base, next: 'Asking…', note: '' };
  return { ...base, next: countdown(dueAt - now), note: reasons[last.delayReason] };
}

function stateOf({ job, ending }: Sight): State {
  if (job?.status === 'completed') return 'completed';
  if (job?.status === 'failed' || job?.status === 'cancelled') return 'failed';
  if (ending) return 'lost';
  return job?.status ?? 'queued';
}

const labels: Readonly<Record<State, string>> = {
  queued: 'Queued',
  running: 'Running',
  completed: 'Completed',
  failed: 'Failed',
  lost: 'No answer',
};

function labelOf(state: State, { job, ending }: Sight): string {
  if (state === 'failed' && job?.error) return `Failed: ${job.error.message}`;
  if (state === 'lost' && isPollError(ending?.error)) return `No answer: ${ending.error.kind}`;
  return labels[state];
}

/** Whole seconds to come: never 0, for then it is time. */
function countdown(wait: number): string {
  return `in ${formatDuration(Math.ceil(wait / 1_000) * 1_000)}`;
}

/** A duration in whole seconds, such as `1m 20s`. */
export function seconds(duration: number): string {
  return formatDuration(Math.max(1, Math.round(duration / 1_000)) * 1_000);
}

/** `1 attempt`, `2 attempts`. */
export function attempts(count: number): string {
  return `${String(count)} attempt${count === 1 ? '' : 's'}`;
}
