import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { JobFault, JobOutcome } from './job.js';
import { JobRun } from './job.js';

/** What the server of {@link startJobServer} answers with. */
export interface JobApiOptions {
  readonly steps: readonly number[];
  readonly faults: Readonly<Record<number, JobFault>>;
  readonly retryAfter: number;
}

/** Answers requests about jobs, and keeps the jobs. */
export function jobApi({ steps, faults, retryAfter }: JobApiOptions): RequestListener {
  const jobs = new Map<string, JobRun>();
  const asked = new Map<JobRun, number>();

  return (request, response) => {
    const { method = '', url = '/', headers } = request;
    const path = url.replace(/\?.*/, '');
    const job = jobs.get(path);
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-methods', 'GET, POST, DELETE');
    response.setHeader('access-control-allow-headers', headers['access-control-request-headers'] ?? '*');
    response.setHeader('access-control-expose-headers', 'location, retry-after');
    response.setHeader('cache-control', 'no-store');
    // A browser sends a request again by itself when it is lost on a connection that it has used before.
    response.setHeader('connection', 'close');

    if (method === 'OPTIONS') response.writeHead(204).end();
    else if (method === 'POST' && path === '/jobs')
      submit(request, response).catch(() => response.destroy()); // it hung up
    else if (job === undefined) refuse(response, 404, `nothing at ${path}`);
    else if (method === 'GET') report(job, response);
    else if (method === 'DELETE') cancel(job, response);
    else refuse(response, 405, `a job takes GET and DELETE, not ${method}`);
  };

  /** Accepts a job and says where to ask about it. */
  async function submit(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const outcome = outcomeIn(await textOf(request));
    if (outcome === undefined) {
      refuse(response, 400, 'a job is empty, {"outcome":"completed"} or {"outcome":"failed"}');
      return;
    }
    const id = String(jobs.size + 1);
    const job = new JobRun(id, outcome, steps);
    jobs.set(`/jobs/${id}`, job);
    response.setHeader('location', `/jobs/${id}`);
    answer(response, 202, job);
  }

  /** Says where the job stands: 202 while it goes on, 200 when it has ended, however it has. */
  function report(job: JobRun, response: ServerResponse): void {
    const number = (asked.get(job) ?? 0) + 1;
    asked.set(job, number);
    const fault = faults[number];
    if (fault === 'dropped') {
      response.destroy();
    } else if (fault === 'unavailable') {
      response.setHeader('retry-after', String(retryAfter));
      refuse(response, 503, 'busy; ask again later');
    } else {
      job.advance();
      answer(response, job.isFinal ? 200 : 202, job);
    }
  }

  function cancel(job: JobRun, response: ServerResponse): void {
    job.cancel();
    answer(response, 200, job);
  }
}

function refuse(response: ServerResponse, status: number, message: string): void {
  answer(response, status, { error: { message } });
}

function answer(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

function outcomeIn(text: string): JobOutcome | undefined {
  try {
    const { outcome = 'completed' } = JSON.parse(text === '' ? '{}' : text) as { outcome?: unknown };
    return outcome === 'completed' || outcome === 'failed' ? outcome : undefined;
  } catch {
    return undefined;
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk as string;
  return text;
}
