import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseDuration } from '../lib/duration.js';
import type { Duration } from '../lib/duration.js';
import type { Expectation } from '../lib/options.js';
import { aCount, aDuration, checkOptions, isRecord } from '../lib/options.js';
import type { JobFault } from './job.js';
import { jobApi } from './jobApi.js';
import { nodeHttp } from './nodeHttp.js';

/** Options of {@link startJobServer}. */
export interface JobServerOptions {
  /**
   * Port to listen on; 0 takes a free one.
   * @defaultValue 0
   */
  readonly port?: number;
  /**
   * Address to listen on.
   * @defaultValue '127.0.0.1', which only this computer reaches
   */
  readonly host?: string;
  /**
   * Progress, in percent, that a running job reports one after the other, one for each time it is asked for.
   * @defaultValue [25, 60, 90]
   */
  readonly steps?: readonly number[];
  /**
   * How often a job is asked for until it advances; those between get the same answer again, 304 where they ask by its `ETag`.
   * @defaultValue 1
   */
  readonly asksPerStep?: number;
  /**
   * Status of the answer while a job goes on. With 200 it has an `ETag`: by RFC 9110 a 304 stands for no other.
   * @defaultValue 202
   */
  readonly pendingStatus?: 200 | 202;
  /**
   * Header fields of the answers while a job goes on, to say when to ask again: `{ 'X-Poll-Interval': '5' }`.
   * @defaultValue `{}`
   */
  readonly pendingHeaders?: Readonly<Record<string, string>>;
  /**
   * Time that each answer takes; `Infinity` is forever.
   * @defaultValue 0
   */
  readonly delay?: Duration;
  /**
   * What goes wrong, by the number of the request to a job's address, the first being 1. The job does not
   * advance on such a request.
   * @defaultValue `{ 3: 'unavailable', 5: 'dropped' }`
   */
  readonly faults?: Readonly<Record<number, JobFault>>;
  /**
   * Seconds that the 503 asks for in `Retry-After`.
   * @defaultValue 1
   */
  readonly retryAfter?: number;
}

/** A server that {@link startJobServer} has started. */
export interface JobServer {
  /** Its address, such as `http://127.0.0.1:41234`. */
  readonly url: string;
  /**
   * Restarts it, as a deployment does: ends the connections that are open, refuses others for a while, and listens again at
   * the same address. The jobs are kept.
   *
   * @param downtime Milliseconds, or text such as `'2s'`. Defaults to 0.
   * @returns A promise that is fulfilled once it listens again.
   * @throws DurationSyntaxError if the downtime is none, as a rejection.
   */
  restart(downtime?: Duration): Promise<void>;
  /** Stops it, and ends the connections that are open. */
  close(): Promise<void>;
}

const expected: Readonly<Record<keyof JobServerOptions, Expectation>> = {
  port: { what: 'a whole number from 0 to 65535', test: (value) => isWithin(value, 65_535) && Number.isInteger(value) },
  host: { what: 'a host name or an address', test: (value) => typeof value === 'string' },
  steps: {
    what: 'a list of percents',
    test: (value) => Array.isArray(value) && value.every((step) => isWithin(step, 100)),
  },
  asksPerStep: aCount(1),
  pendingStatus: { what: '200 or 202', test: (value) => value === 200 || value === 202 },
  pendingHeaders: { what: 'header fields by name', test: isHeaders },
  delay: aDuration,
  faults: {
    what: '"unavailable" or "dropped" by number of the request',
    test: (value) =>
      isRecord(value) && Object.values(value).every((fault) => fault === 'unavailable' || fault === 'dropped'),
  },
  retryAfter: { what: 'seconds, 0 or more', test: (value) => isWithin(value, Number.MAX_SAFE_INTEGER) },
};

/** Beyond this, timers fire at once. */
const longestTimer = 2 ** 31 - 1;

/**
 * Starts a small HTTP server of long-running jobs, as real APIs have them: for examples and tests. Node only.
 *
 * ```text
 * POST   /jobs       202, Location: /jobs/1        {"id":"1","status":"queued","progress":0}
 * GET    /jobs/1     202                           queued, then running at 25, 60 and 90 percent
 *                    503, Retry-After: 1           once on the way, and once the connection is lost
 *                    200, ETag: "completed-100"    completed, with a result
 *                    304                           to If-None-Match: "completed-100"
 * DELETE /jobs/1     200                           cancelled
 * GET    /jobs/2     404                           {"error":{"message":"nothing at /jobs/2"}}
 * ```
 *
 * A job advances by one step each time it is asked for, so that every run is the same, however fast. `POST /jobs` with
 * `{"outcome":"failed"}` makes one that fails after its last step.
 * With `{ pendingStatus: 200, asksPerStep: 3 }` most answers are 304 for a poll that is `conditional`. Pages of any origin may ask (CORS).
 *
 * @example
 * ```ts
 * import { startJobServer } from 'rxpoll/testing';
 *
 * const server = await startJobServer();
 * const response = await fetch(`${server.url}/jobs`, { method: 'POST' });
 *
 * console.log(response.headers.get('location'), await response.json()); // /jobs/1 { id: '1', status: 'queued', progress: 0 }
 * await server.close();
 * ```
 *
 * @param options See {@link JobServerOptions}.
 * @returns The running server, once it listens.
 * @throws TypeError or RangeError if an option is wrong, and an Error in a browser; as a rejection.
 */
export async function startJobServer(options: JobServerOptions = {}): Promise<JobServer> {
  checkOptions('startJobServer', options, expected);
  const { port = 0, host = '127.0.0.1', steps = [25, 60, 90], asksPerStep = 1, retryAfter = 1 } = options;
  const { pendingStatus = 202, pendingHeaders = {}, faults = { 3: 'unavailable', 5: 'dropped' } } = options;
  const delay = parseDuration(options.delay ?? 0, 'delay');
  const serve = jobApi({ steps, asksPerStep, pendingStatus, pendingHeaders, faults, retryAfter });
  const server = nodeHttp('startJobServer').createServer((request, response) => {
    setTimeout(serve, Math.min(delay, longestTimer), request, response).unref();
  });
  await listen(server, port, host);
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${String(taken)}`,
    restart: async (downtime = 0) => {
      const pause = Math.min(parseDuration(downtime, 'downtime'), longestTimer);
      await stop(server);
      await new Promise((resolve) => setTimeout(resolve, pause));
      await listen(server, taken, host);
    },
    close: () => stop(server),
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function isWithin(value: unknown, most: number): boolean {
  return typeof value === 'number' && value >= 0 && value <= most;
}

function isHeaders(value: unknown): boolean {
  if (!isRecord(value) || !Object.values(value).every((field) => typeof field === 'string')) return false;
  try {
    return Boolean(new Headers(value as Record<string, string>));
  } catch {
    return false;
  }
}
