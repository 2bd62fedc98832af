import { formatDuration, parseDuration } from '../../lib/duration.js';
import type { Duration } from '../../lib/duration.js';
import { describeSchedule } from './describeSchedule.js';
import type { Sentence } from '../../lib/plan/sentence.js';
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
    ...describeSay(sentence),
    ...limit('each request within', requestTimeout),
    maxRetries === 0
      ? 'no retries'
      : `sent again ${maxRetries === Infinity ? 'when lost' : `up to ${String(maxRetries)} times when lost`}`,
    ...limit('all within', timeout),
  ].join('; ');
}

/** Says what say the server has. */
function describeSay({ exchange, schedule }: Sentence): readonly string[] {
  const { conditional = false, prefer } = exchange;
  const { onServerDelay, maxServerDelay = '5m' } = schedule;
  return [
    ...(conditional === false ? [] : ['only for what has changed']),
    ...(prefer === undefined ? [] : limit('held by the server for up to', prefer.wait)),
    ...(onServerDelay === 'wait' ? ['waits as long as the server asks'] : []),
    ...(onServerDelay === 'clamp' ? limit('whatever the server asks, waits at most', maxServerDelay) : []),
  ];
}

function limit(words: string, duration: Duration): readonly string[] {
  const milliseconds = parseDuration(duration);
  return milliseconds === Infinity ? [] : [`${words} ${formatDuration(milliseconds)}`];
}
