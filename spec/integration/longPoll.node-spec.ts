import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { lastValueFrom, take, toArray } from 'rxjs';
import type { Attempt } from '../../lib/attempt.js';
import type { HttpResponse } from '../../lib/httpResponse.js';
import type { PollHttpOptions, PollRequest } from '../../lib/transport/exchangePlan.js';
import { undiciTransport } from '../../node/undiciTransport.js';
import { backoffSchedule } from '../../operators/backoffSchedule.js';
import { pollHttp } from '../../operators/pollHttp.js';
import { timeoutAfter } from '../../operators/timeoutAfter.js';

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;

const transport = undiciTransport({ proxy: false });
const transports: [string, PollHttpOptions][] = [
  ['fetch', {}],
  ['undiciTransport', { transport }],
];

for (const [name, options] of transports) {
  describe(`a long poll by ${name}`, () => {
    let server: Server;
    let url: string;
    let answer: Answer;
    let asked: { readonly at: number; readonly query: URLSearchParams; readonly prefer: string | undefined }[];

    beforeAll(async () => {
      server = createServer((request, response) => {
        const query = new URL(request.url ?? '', url).searchParams;
        asked.push({ at: performance.now(), query, prefer: request.headers['prefer'] as string | undefined });
        answer(request, response);
      });
      await once(server.listen(0, '127.0.0.1'), 'listening');
      url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    });
    beforeEach(() => (asked = []));
    afterAll(() => {
      server.closeAllConnections();
      server.close();
    });

    /** Polls so often with a limit that is shorter than the wait, and a delay that is longer than the spec may take. */
    function poll(count: number, request: PollRequest, delay: number): Promise<Attempt<HttpResponse>[]> {
      return lastValueFrom(
        pollHttp(request, { ...options, prefer: { wait: '1s' } }).pipe(
          timeoutAfter(700),
          backoffSchedule({ strategy: 'fixed', initialDelay: delay }),
          take(count),
          toArray(),
        ),
      );
    }
    const gaps = (): number[] => asked.slice(1).map(({ at }, n) => at - asked[n]!.at);

    it('is a blocking query of Consul: the index goes up, the wait is over, the index starts anew', async () => {
      let index = 40;
      answer = async ({ url: target = '' }, response) => {
        const known = Number(new URL(target, url).searchParams.get('index'));
        if (known === index && asked.length === 3)
          await setTimeout(1_000); // nothing happens
        else if (known === index) index = asked.length === 4 ? 3 : index + 1; // a change, or a new leader
        response.setHeader('x-consul-index', index).end(JSON.stringify([{ ModifyIndex: index }]));
      };
      const path = (last?: HttpResponse): string =>
        `${url}/v1/kv/job?wait=1s&index=${last?.headers.get('x-consul-index') ?? '0'}`;
      const attempts = await poll(5, path, 40);

      expect(asked.map(({ query }) => query.get('index'))).toEqual(['0', '40', '41', '41', '3']);
      expect(attempts.map(({ response }) => response.headers.get('x-consul-index'))).toEqual([
        '40',
        '41',
        '41',
        '3',
        '4',
      ]);
      expect(attempts.map(({ unchanged = false }) => unchanged)).toEqual([false, false, true, false, false]);
      expect(gaps()[2]).toBeGreaterThan(950);
      expect(attempts.map(({ nextDelay }) => nextDelay)[2]).toBe(0);
    });

    it('is held by a server that honours Prefer: wait', async () => {
      answer = async (_, response) => {
        if (asked.length === 2) await setTimeout(1_000);
        response.setHeader('preference-applied', 'wait=1').end(asked.length > 2 ? '"done"' : '"running"');
      };
      const attempts = await poll(3, url, 40);

      expect(asked.map(({ prefer }) => prefer)).toEqual(['wait=1', 'wait=1', 'wait=1']);
      expect(attempts.map(({ response }) => response.held)).toEqual([1_000, 1_000, 1_000]);
      expect(attempts.map(({ nextDelay = -1 }) => nextDelay > 0)).toEqual([true, false, true]);
    });

    it('is a poll by the schedule where the server ignores that, and answers early with something new each time', async () => {
      answer = (_, response) => response.end(String(asked.length));
      await poll(4, url, 100);

      expect(Math.min(...gaps())).toBeGreaterThan(90);
    });
  });
}
