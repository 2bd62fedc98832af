import { formatDuration } from '../../lib/duration.js';
import type { HttpResponse } from '../../lib/httpResponse.js';
import type { Resent } from '../poll/teller.js';
import { describeLoss } from './describeLoss.js';
import type { Line } from './formatLine.js';

/**
 * Tells a request that is sent again within an attempt: what was lost, and when it is sent.
 *
 * @param timeout How long the poll may take, in milliseconds.
 */
export function describeRetry({ number, context, delay, elapsed }: Resent, timeout: number): Line {
  const told = { number, outcome: 'retry', duration: context.duration ?? 0, ...describeLoss(context) } as const;
  if (elapsed + delay > timeout) return { ...told, next: 'time runs out before it is sent again' };
  const response = context.response as HttpResponse | undefined;
  const why = (response?.headers.get('retry-after') ?? null) === null ? 'by the schedule' : 'as Retry-After asks';
  return { ...told, next: `sent again in ${formatDuration(delay)}, ${why}` };
}
