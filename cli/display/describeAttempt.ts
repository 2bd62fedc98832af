import type { DelayReason } from '../../lib/attempt.js';
import { formatDuration, parseDuration } from '../../lib/duration.js';
import type { Polling } from '../poll/polling.js';
import type { Judged } from '../poll/teller.js';
import { describeLoss } from './describeLoss.js';
import { describeState } from './describeState.js';
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
export function describeAttempt({ attempt, verdict, streak }: Judged, { sentence, until, failOn }: Polling): Line {
  const { number, duration, elapsed, nextDelay, delayReason } = attempt;
  const told =
    'error' in attempt
      ? ({ number, duration, outcome: 'retry', ...describeLoss(attempt) } as const)
      : {
          ...{ number, duration, outcome: verdict },
          status: String(attempt.response.status),
          state: describeState(until, attempt.response),
        };
  if (verdict === 'failure') return { ...told, next: `the job failed: ${failOn?.text ?? ''}` };
  if (verdict === 'match') return { ...told, next: until.text };
  if (nextDelay === undefined) return { ...told, outcome: 'failure', next: endings[delayReason] };
  if (elapsed + nextDelay > parseDuration(sentence.timeout)) return { ...told, next: 'time runs out before the next' };
  const [count, needed] = streak;
  const matched = count > 0 ? `match ${String(count)} of ${String(needed)}, ` : '';
  return { ...told, next: `${matched}again in ${formatDuration(nextDelay)}, ${reasons[delayReason]}` };
}
