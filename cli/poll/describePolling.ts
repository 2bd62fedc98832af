import { formatDuration, parseDuration } from '../../lib/duration.js';
import type { Duration } from '../../lib/duration.js';
import { describeSchedule } from './describeSchedule.js';
import type { Polling } from './polling.js';

/** Says a poll in words, on one line. */
export function describePolling({ sentence, asked, until, failOn }: Polling): string {
  const { requestTimeout, retry, match, timeout } = sentence;
  const { maxRetries = 4 } = retry;
  const { stableFor = 1 } = match;
  return [
    `${asked.method} ${asked.url} until ${until.text}${stableFor > 1 ? ` ${String(stableFor)} times in a row` : ''}`,
    ...(failOn === undefined ? [] : [`fails on ${failOn.text}`]),
    describeSchedule(sentence),
    ...limit('each request within', requestTimeout),
    maxRetries === 0
      ? 'no retries'
      : `sent again ${maxRetries === Infinity ? 'when lost' : `up to ${String(maxRetries)} times when lost`}`,
    ...limit('all within', timeout),
  ].join('; ');
}

function limit(words: string, duration: Duration): readonly string[] {
  const milliseconds = parseDuration(duration);
  return milliseconds === Infinity ? [] : [`${words} ${formatDuration(milliseconds)}`];
}
