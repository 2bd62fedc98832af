import { parseDuration } from '../../lib/duration.js';
import { isPollError } from '../../lib/errors/isPollError.js';
import { PollTimeoutError } from '../../lib/errors/pollTimeoutError.js';
import type { Sentence } from '../../lib/plan/sentence.js';

/** Takes a wait that the server may ask for, but for which no time is left, for what it is: the poll is out of time. */
export function outOfTime(error: unknown, { schedule, timeout }: Pick<Sentence, 'schedule' | 'timeout'>): unknown {
  const { maxServerDelay = '5m', onServerDelay = 'stop' } = schedule;
  if (!isPollError(error) || error.kind !== 'server-delay') return error;
  if (onServerDelay === 'stop' && error.delay > parseDuration(maxServerDelay)) return error;
  const { message, last } = error;
  return Object.assign(new PollTimeoutError(parseDuration(timeout), last), { message, cause: error });
}
