import { startJobServer } from '../testing/jobServer.js';
import { readPoll } from './arguments/readPoll.js';
import type { Reporter } from './display/reporter.js';
import { pollingOfFlags } from './poll/pollingOfFlags.js';
import type { Polling } from './poll/polling.js';

/** At a pace that a person can follow. */
const leisurely = { interval: '300ms', backoff: 'exponential', maxDelay: '1s', timeout: '30s' } as const;

/**
 * Shows what this package does: starts a server of jobs, submits one, and has somebody wait for it over real HTTP.
 *
 * @param run Polls.
 * @returns What `run` gives.
 */
export async function demo<T>(
  reporter: Pick<Reporter, 'say'>,
  run: (polling: Polling) => Promise<T>,
  pace: { readonly interval: string; readonly timeout: string } = leisurely,
): Promise<T> {
  const server = await startJobServer({ delay: '25ms', retryAfter: 0.5 });
  try {
    const { status, headers } = await fetch(`${server.url}/jobs`, { method: 'POST' });
    const job = new URL(headers.get('location') ?? '', server.url).href;
    reporter.say(`A server of jobs listens at ${server.url}. It took a job, and answered ${String(status)}.`);
    const conditions = { until: ['body.status=completed'], failOn: ['body.status=failed'] };
    return await run(await pollingOfFlags(readPoll(job, { ...conditions, ...pace }), {}));
  } finally {
    await server.close();
  }
}
