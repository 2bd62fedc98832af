import { startJobServer } from '../testing/jobServer.js';
import { parseCondition } from './parseCondition.js';
import type { Reporter } from './reporter.js';
import type { Settings } from './settings.js';
import { waitFor } from './waitFor.js';

/** At a pace that a person can follow. */
const leisurely: Settings = {
  until: parseCondition('body.status=completed'),
  failOn: parseCondition('body.status=failed'),
  schedule: { initialDelay: '300ms', maxDelay: '1s' },
  retry: { initialDelay: '200ms' },
  timeout: '30s',
};

/** Shows what this package does: starts a server of jobs, submits one, and waits for it over real HTTP. */
export async function demo(reporter: Reporter, settings: Settings = leisurely): Promise<unknown> {
  const server = await startJobServer({ delay: '25ms', retryAfter: 0.5 });
  try {
    const { status, headers } = await fetch(`${server.url}/jobs`, { method: 'POST' });
    const job = new URL(headers.get('location') ?? '', server.url).href;
    reporter.say(`A server of jobs listens at ${server.url}. It took a job, and answered ${String(status)}.`);
    return await waitFor(job, settings, reporter);
  } finally {
    await server.close();
  }
}
