import type { Attempt, DelayReason } from '../lib/attempt.js';
import { formatDuration } from '../lib/duration.js';
import type { HttpResponse } from '../lib/httpResponse.js';
import { maskJson } from '../lib/mask/maskJson.js';
import type { Condition } from './condition.js';
import type { Line } from './formatLine.js';

const reasons: Readonly<Record<DelayReason, string>> = {
  schedule: 'by the schedule',
  'retry-after': 'as Retry-After asks',
  'rate-limit': 'as the rate limit asks',
  'poll-interval': 'as X-Poll-Interval asks',
  deadline: 'the last one in time',
};

const endings: Readonly<Record<DelayReason, string>> = {
  schedule: 'no attempts left',
  deadline: 'no time left',
  'retry-after': 'Retry-After asks for too long a wait',
  'rate-limit': 'the rate limit asks for too long a wait',
  'poll-interval': 'X-Poll-Interval asks for too long a wait',
};

/** Tells an attempt: what came, and what comes next. */
export function describeAttempt(attempt: Attempt<HttpResponse>, until: Condition, failOn?: Condition): Line {
  const { number, duration, response, nextDelay, delayReason } = attempt;
  const told = { number, status: String(response.status), state: shown(until.valueIn(response)), duration };
  if (failOn?.matches(response)) return { ...told, outcome: 'failure', next: `the job failed: ${failOn.text}` };
  if (until.matches(response)) return { ...told, outcome: 'match', next: until.text };
  if (nextDelay === undefined) return { ...told, outcome: 'failure', next: endings[delayReason] };
  return { ...told, outcome: 'pending', next: `again in ${formatDuration(nextDelay)}, ${reasons[delayReason]}` };
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return '-';
  return typeof value === 'string' ? value : maskJson(value);
}
