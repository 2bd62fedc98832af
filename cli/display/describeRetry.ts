import { formatDuration, parseDuration } from '../../lib/duration.js';
import { hintOf } from '../../lib/http/hintOf.js';
import { refusalHints } from '../../lib/retry/refusalHints.js';
import type { Sentence } from '../../lib/plan/sentence.js';
import type { Resent } from '../poll/teller.js';
import { describeLoss } from './describeLoss.js';
import { describeReason } from './describeReason.js';
import type { Line } from './formatLine.js';

/**
 * Tells a request that is sent again within an attempt: what was lost, and when it is sent.
 *
 * @param sentence Of the poll.
 */
export function describeRetry(
  { number, context, delay, elapsed }: Resent,
  sentence: Pick<Sentence, 'retry' | 'timeout'>,
): Line {
  const told = { number, outcome: 'retry', duration: context.duration ?? 0, ...describeLoss(context) } as const;
  if (elapsed + delay > parseDuration(sentence.timeout))
    return { ...told, next: 'time runs out before it is sent again' };
  const { maxServerDelay = '5m', onServerDelay } = sentence.retry;
  const hint = hintOf(context.response, Date.now(), refusalHints);
  const most = onServerDelay === 'clamp' ? parseDuration(maxServerDelay) : Infinity;
  const isAsked = hint !== undefined && delay <= Math.min(hint.delay + elapsing, most);
  const why = describeReason(isAsked ? hint.reason : 'schedule');
  return { ...told, next: `sent again in ${formatDuration(delay)}, ${why}`, ...(isAsked && { why }) };
}

/** A date is nearer by so many milliseconds, at the most, when it is told. */
const elapsing = 50;
