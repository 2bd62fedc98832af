import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { JobFault, JobOutcome } from './job.js';
import { JobRun } from './job.js';

/** What the server of {@link startJobServer} answers with. */
export interface JobApiOptions {
  readonly steps: readonly number[];
  readonly asksPerStep: number;
  readonly pendingStatus: 200 | 202;
  readonly pendingHeaders: Readonly<Record<string, string>>;
  readonly faults: Readonly<Record<number, JobFault>>;
  readonly retryAfter: number;
}

/** A job, how often it was asked for, and how often that was answered. */
interface KeptJob {
  readonly run: JobRun;
  asked: number;
  answered: number;
}

/** Answers requests about jobs, and keeps the jobs. */
export function jobApi(options: JobApiOptions): RequestListener {
  const { steps, asksPerStep, pendingStatus, pendingHeaders, faults, retryAfter } = options;
  const jobs = new Map<string, KeptJob>();
  const exposed = ['etag', 'location', 'retry-after', ...Object.keys(pendingHeaders)].join(', ');

  return (request, response) => {
    const { method = '', url = '/', headers } = request;
    const path = url.replace(/\?.*/, '');
    const job = jobs.get(path);
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-methods', 'GET, POST, DELETE');
    response.setHeader('access-control-allow-headers', headers['access-control-request-headers'] ?? '*');
    response.setHeader('access-control-expose-headers', exposed);
    response.setHeader('cache-control', 'no-store');
    // A browser sends a request again by itself when it is lost on a connection that it has used before.
    response.setHeader('connection', 'close');

    if (method === 'OPTIONS') response.writeHead(204).end();
    else if (method === 'POST' && path === '/jobs')
      submit(request, response).catch(() => response.destroy()); // it hung up
    else if (job === undefined) refuse(response, 404, `nothing at ${path}`);
    else if (method === 'GET') report(job, request, response);
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
    const run = new JobRun(id, outcome, steps);
    jobs.set(`/jobs/${id}`, { run, asked: 0, answered: 0 });
    response.setHeader('location', `/jobs/${id}`);
    answer(response, 202, run);
  }

  /** Asks the job, which may go wrong. */
  function report(job: KeptJob, request: IncomingMessage, response: ServerResponse): void {
    const fault = faults[++job.asked];
    if (fault === 'dropped') {
      response.destroy();
    } else if (fault === 'unavailable') {
      response.setHeader('retry-after', String(retryAfter));
      refuse(response, 503, 'busy; ask again later');
    } else {
      if (job.answered++ % asksPerStep === 0) job.run.advance();
      tell(job.run, request, response);
    }
  }

  /** Says where the job stands: with 200 when it has ended, however it has, and with 304 to who knows that already. */
  function tell(run: JobRun, request: IncomingMessage, response: ServerResponse): void {
    const status = run.isFinal ? 200 : pendingStatus;
    const { status: state, progress } = run.toJSON();
    const tag = `"${state}-${String(progress)}"`;
    if (status === 200) {
      response.setHeader('etag', tag);
      response.setHeader('cache-control', 'no-cache'); // it may be kept, but is to be asked for again
    }
    if (!run.isFinal) response.setHeaders(new Headers(pendingHeaders));
    if (status === 200 && knows(request, tag)) response.writeHead(304).end();
    else answer(response, status, run);
  }

  function cancel({ run }: KeptJob, response: ServerResponse): void {
    run.cancel();
    answer(response, 200, run);
  }
}

/** Whether who asks has the answer of that tag already (RFC 9110, section 13.1.2). */
function knows({ headers }: IncomingMessage, tag: string): boolean {
  const known = headers['if-none-match']?.split(',').map((one) => one.trim().replace(/^W\//, '')) ?? [];
  return known.includes(tag) || known.includes('*');
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
