import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { forkJoin, interval, lastValueFrom, map, switchMap, timer } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Attempt } from '../../lib/attempt.js';
import type { HttpResponse } from '../../lib/httpResponse.js';
import type { PollOptions } from '../../lib/poll/planPoll.js';
import type { PollHttpOptions } from '../../lib/transport/exchangePlan.js';
import { undiciTransport } from '../../node/undiciTransport.js';
import { backoffSchedule } from '../../operators/backoffSchedule.js';
import { pollHttp } from '../../operators/pollHttp.js';
import { retryRequest } from '../../operators/retryRequest.js';
import { sharePoll } from '../../operators/sharePoll.js';
import { takeUntilMatch } from '../../operators/takeUntilMatch.js';
import { timeoutAfter } from '../../operators/timeoutAfter.js';

/** How a server says when to ask again, in about a second: what it writes, and the time from which on it answers. */
type Saying = (now: number) => { readonly headers: Readonly<Record<string, string>>; readonly notBefore: number };

const sayings: Readonly<Record<string, Saying>> = {
  'Retry-After in seconds': (now) => ({ headers: { 'retry-after': '1' }, notBefore: now + 1_000 }),
  'Retry-After with a date': (now) => {
    const notBefore = Math.ceil((now + 500) / 1_000) * 1_000; // dates have no fractions
    return { headers: { 'retry-after': new Date(notBefore).toUTCString() }, notBefore };
  },
  RateLimit: (now) => ({
    headers: { ratelimit: '"default";r=0;t=1', 'ratelimit-policy': '"default";q=1;w=1' },
    notBefore: now + 1_000,
  }),
  'X-Poll-Interval': (now) => ({ headers: { 'x-poll-interval': '1' }, notBefore: now + 1_000 }),
};

/** How much too early a timer of Node may ring by the clock, in milliseconds. */
const timerError = 1;

/** A job that is done at the third answer, on a server that counts, and refuses who comes earlier than it said. */
class StrictJob {
  /** What it has answered. */
  readonly answers: number[] = [];
  private told = 0;
  private notBefore = 0;

  /** @param isQuiet Whether it says nothing before somebody comes too early, by a rule of its own. */
  constructor(
    private readonly say: Saying,
    private readonly isQuiet: boolean,
  ) {}

  answer(response: ServerResponse): void {
    const now = Date.now();
    const status = now < this.notBefore - timerError ? 429 : ++this.told < 3 ? 202 : 200;
    const { headers, notBefore } = this.say(now);
    const isSaid = status === 429 || (status === 202 && !(this.isQuiet && this.answers.length === 0));
    this.answers.push(status);
    this.notBefore = notBefore;
    response.writeHead(status, isSaid ? headers : {}).end(JSON.stringify({ status }));
  }
}

/** The whole sentence, in a hurry of its own. */
function sentence(
  url: string,
  options: PollHttpOptions,
  pace: PollOptions = {},
): Observable<Attempt<HttpResponse<{ status: number }>>> {
  return pollHttp<{ status: number }>(url, options).pipe(
    timeoutAfter('2s'),
    retryRequest({ initialDelay: 20 }),
    backoffSchedule({ strategy: 'fixed', initialDelay: 20, ...pace }),
    takeUntilMatch({ status: [200] }),
    timeoutAfter('8s'),
  );
}

describe('the whole sentence against a server that refuses who comes early', () => {
  const jobs = new Map<string, StrictJob>();
  const server = createServer(({ url }: IncomingMessage, response) => jobs.get(url ?? '')?.answer(response));

  /** What has been begun, so that all cases run at the same time, and each waits for its own. */
  const beginnings: (() => void)[] = [];
  beforeAll(async () => {
    await once(server.listen(0, '127.0.0.1'), 'listening');
    for (const begin of beginnings) begin();
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  function whenPolled(
    title: string,
    { say, isQuiet = false, expected }: { say: Saying; isQuiet?: boolean; expected: readonly number[] },
    poll: (url: string) => Observable<unknown>,
  ): void {
    const [path, job] = [`/${String(jobs.size)}`, new StrictJob(say, isQuiet)];
    let over: Promise<unknown> = Promise.resolve();
    jobs.set(path, job);
    beginnings.push(() => {
      over = lastValueFrom(poll(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}${path}`));
      over.catch(() => undefined); // it is the spec that fails with it
    });

    it(title, async () => {
      await over;

      expect(job.answers).toEqual(expected);
    });
  }

  const inTime = [202, 202, 200];
  const afterOne = [202, 429, 202, 200];
  const transports = { fetch: {}, undiciTransport: { transport: undiciTransport({ proxy: false }) } };

  for (const [transport, options] of Object.entries(transports)) {
    for (const [name, say] of Object.entries(sayings)) {
      whenPolled(`never is early by ${transport} where it is told ${name}`, { say, expected: inTime }, (url) =>
        sentence(url, options),
      );
      whenPolled(
        `is early but once by ${transport} where its first answer does not say ${name}`,
        { say, isQuiet: true, expected: afterOne },
        (url) => sentence(url, options),
      );
    }
  }

  for (const [name, say] of Object.entries(sayings)) {
    whenPolled(`never is early by ${name} though it is wanted now, again and again`, { say, expected: inTime }, (url) =>
      sentence(url, {}, { pollNow: interval(70) }),
    );
    whenPolled(
      `never is early by ${name} though it is held and let go, again and again`,
      { say, expected: inTime },
      (url) => sentence(url, {}, { pauseWhile: interval(130).pipe(map((n) => n % 2 === 0)) }),
    );
    whenPolled(
      `never is early by ${name} for several who share it, and want it now`,
      { say, expected: inTime },
      (url) => {
        const shared$ = sharePoll(url, () => sentence(url, {}, { pollNow: interval(90) }));
        return forkJoin([0, 100, 1_200].map((later) => timer(later).pipe(switchMap(() => shared$))));
      },
    );
    whenPolled(
      `is early but once by ${name} where nothing retries the request`,
      { say, isQuiet: true, expected: afterOne },
      (url) =>
        pollHttp(url).pipe(backoffSchedule({ strategy: 'fixed', initialDelay: 20 }), takeUntilMatch({ status: [200] })),
    );
  }

  it('is refused where hints are ignored', async () => {
    const job = new StrictJob(sayings['Retry-After in seconds']!, false);
    jobs.set('/deaf', job);
    const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/deaf`;
    await lastValueFrom(
      pollHttp(url).pipe(backoffSchedule({ strategy: 'fixed', initialDelay: 20, maxAttempts: 3, hints: [] })),
    );

    expect(job.answers).toEqual([202, 429, 429]);
  });
});
