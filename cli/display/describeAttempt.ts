import type { DelayReason } from '../../lib/attempt.js';
import { formatDuration, parseDuration } from '../../lib/duration.js';
import type { PollFailedError } from '../../lib/errors/pollFailedError.js';
import type { Polling } from '../poll/polling.js';
import type { Judged } from '../poll/teller.js';
import { describeLoss } from './describeLoss.js';
import { describeReason } from './describeReason.js';
import { describeState } from './describeState.js';
import type { Line } from './formatLine.js';

const endings: Readonly<Record<DelayReason, string>> = {
  schedule: 'no attempts left',
  deadline: 'no time left',
  'retry-after': 'Retry-After asks for too long a wait',
  'rate-limit': 'the rate limit asks for too long a wait',
  'poll-interval': 'the server asks for too long a wait',
  'slow-down': 'slow_down asks for too long a wait',
  cache: 'no time left',
  held: 'no time left',
};

/** Tells an attempt: what came, and what comes next. */
export function describeAttempt(judged: Judged, polling: Polling): Line {
  const { attempt, verdict, streak, unknown } = judged;
  const { sentence, until } = polling;
  const { number, duration, elapsed, nextDelay, delayReason } = attempt;
  const told =
    'error' in attempt
      ? ({ number, duration, outcome: 'retry', ...describeLoss(attempt) } as const)
      : {
          ...{ number, duration, outcome: outcomeOf(judged) },
          status: String(attempt.response.status),
          state: describeState(until, attempt.response),
        };
  if (verdict === 'failure') return { ...told, next: describeFailure(judged, polling) };
  if (verdict === 'match') return { ...told, next: until.text };
  if (nextDelay === undefined) return { ...told, outcome: 'failure', next: endings[delayReason] };
  if (elapsed + nextDelay > parseDuration(sentence.timeout)) return { ...told, next: 'time runs out before the next' };
  const [count, needed] = streak;
  const why = describeReason(delayReason);
  const next = [
    ...(unknown ? [`unknown to ${String(polling.preset)}`] : attempt.unchanged ? ['unchanged'] : []),
    ...(count > 0 ? [`match ${String(count)} of ${String(needed)}`] : []),
    `again in ${formatDuration(nextDelay)}`,
    why,
  ].join(', ');
  return { ...told, next, ...(delayReason !== 'schedule' && { why }) };
}

function outcomeOf({ attempt, verdict, unknown }: Judged): Line['outcome'] {
  if (verdict !== 'pending') return verdict;
  return unknown ? 'unknown' : attempt.unchanged ? 'unchanged' : 'pending';
}

/** Says why the poll ends without a match. */
function describeFailure({ failure, unknown }: Judged, { failOn, preset }: Polling): string {
  if (unknown) return `unknown to ${String(preset)}, ${String(unknown.count)} in a row`;
  if (failOn) return `the job failed: ${failOn.text}`;
  return endingWords[(failure as PollFailedError | undefined)?.outcome ?? 'failed'];
}

const endingWords: Readonly<Record<PollFailedError['outcome'], string>> = {
  failed: 'the job failed',
  cancelled: 'the job was cancelled',
  'needs-action': 'the job needs action',
};
