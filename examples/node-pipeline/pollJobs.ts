import { createReadStream, createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import type { Transport } from 'rxpoll';
import { pollStream } from 'rxpoll/node';
import type { PollStreamResult } from 'rxpoll/node';

/** A row of the CSV file. */
export interface Row {
  readonly id: string;
  readonly customer: string;
}

/** What the API answers about a job. */
interface Job {
  readonly status: 'queued' | 'running' | 'completed' | 'failed' | 'cancelled';
  readonly result?: { readonly report: string };
}

type JobResult = PollStreamResult<Row, Job>;

/** What {@link pollJobs} is about. */
export interface JobsToPoll {
  /** Path of the CSV file, with a header of `id,customer`. */
  readonly input: string;
  /** Path of the NDJSON file: a line for each row, as the jobs end. */
  readonly output: string;
  /** Address of the API. */
  readonly api: string;
  readonly transport: Transport;
  /** Told when a job has ended. */
  readonly onResult?: (result: JobResult) => void;
  readonly signal?: AbortSignal;
}

/** Waits for all jobs of a CSV file, a few hundred at a time, and writes down how each ended. */
export async function pollJobs({ input, output, api, transport, onResult, signal }: JobsToPoll): Promise<void> {
  await pipeline(
    createReadStream(input),
    parse({ columns: true }),
    pollStream<Row, Job>(({ id }) => `${api}/jobs/${id}`, {
      schedule: { initialDelay: '200ms', maxDelay: '2s', jitter: 'equal' },
      until: { status: [200], body: { status: ['completed'] } },
      failOn: { body: { status: ['failed', 'cancelled'] } },
      retry: { initialDelay: '200ms' },
      tolerateErrors: 10, // for a server that restarts, longer than the retries of a request
      transport,
      maxInFlight: 32,
      maxWaiting: 500,
    }),
    lines(onResult),
    createWriteStream(output),
    { ...(signal && { signal }) },
  );
}

/** Makes a line of JSON of each result. */
function lines(onResult: JobsToPoll['onResult']): Transform {
  return new Transform({
    writableObjectMode: true,
    transform(result: JobResult, _encoding, done) {
      onResult?.(result);
      done(null, `${JSON.stringify(summaryOf(result))}\n`);
    },
  });
}

function summaryOf(result: JobResult): object {
  const { item, status } = result;
  if (status === 'rejected') return { ...item, status, error: String(result.reason) };
  const { number, elapsed, response } = result.value;
  return { ...item, status, attempts: number, elapsed, report: response.body?.result?.report };
}
