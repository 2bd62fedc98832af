// The API of the page, under the page's own origin:
//
//   GET  /api/jobs              the jobs of this run; the first that asks starts it
//   POST /api/jobs              starts over: a new run
//   GET  /api/requests          how often the jobs of this run were asked for, by address: the server's own count
//   GET  /api/reports/jobs/1    a job, as its job server answers
import { request } from 'node:http';

/** @import { IncomingMessage, ServerResponse } from 'node:http' */
/** @import { ListedJob, startFleet } from './fleet.mjs' */

/**
 * Answers all that is not the page.
 *
 * @param {Awaited<ReturnType<typeof startFleet>>} fleet
 * @returns {(incoming: IncomingMessage, response: ServerResponse) => void}
 */
export function jobsApi(fleet) {
  /** @type {ReturnType<typeof fleet.submit> | undefined} */
  let run;
  /** @type {Map<string, number>} */
  const requests = new Map();

  return (incoming, response) => {
    const { method = '', url = '' } = incoming;
    response.setHeader('cache-control', 'no-store');
    const job = fleet.resolve(url);
    if (url === '/api/jobs' && (method === 'GET' || method === 'POST')) {
      if (method === 'POST') run = undefined;
      run ??= fleet.submit();
      run.then(
        (jobs) => answer(response, 200, jobs),
        () => response.destroy(), // the servers are stopping
      );
    } else if (url === '/api/requests') {
      // Pages of an earlier run may still ask for its jobs.
      const count = (/** @type {readonly ListedJob[]} */ jobs) =>
        answer(response, 200, Object.fromEntries(jobs.map((job) => [job.url, requests.get(job.url) ?? 0])));
      Promise.resolve(run ?? []).then(count, () => response.destroy());
    } else if (job !== undefined && method === 'GET') {
      requests.set(url, (requests.get(url) ?? 0) + 1);
      forward(job, incoming, response);
    } else {
      answer(response, 404, { error: { message: `nothing at ${url}` } });
    }
  };
}

/**
 * Hands a request on, and what comes of it back: an answer, or a connection that is lost.
 *
 * @param {string} url
 * @param {IncomingMessage} incoming
 * @param {ServerResponse} response
 */
function forward(url, { method, headers }, response) {
  const outgoing = request(url, { method, headers });
  outgoing.on('response', (answered) => {
    response.writeHead(answered.statusCode ?? 502, answered.headers);
    answered.pipe(response);
  });
  outgoing.on('error', () => lose(response));
  response.on('close', () => outgoing.destroy());
  outgoing.end();
}

/**
 * Loses an answer in its midst: what is lost before it begins a browser may send again by itself, and tells nobody.
 *
 * @param {ServerResponse} response
 */
function lose(response) {
  response.writeHead(200, { 'content-length': 1 });
  response.flushHeaders();
  setTimeout(() => response.destroy(), 10);
}

/**
 * @param {ServerResponse} response
 * @param {number} status
 * @param {unknown} value
 */
function answer(response, status, value) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}
