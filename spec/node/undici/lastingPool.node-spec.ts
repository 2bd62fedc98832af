import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Agent } from 'undici';
import { lastingPool } from '../../../node/undici/lastingPool.js';
import { loadUndici } from '../../../node/undici/loadUndici.js';
import type { Undici } from '../../../node/undici/loadUndici.js';
import { listen } from './listen.js';
import type { Listening } from './listen.js';

describe('lastingPool', () => {
  let server: Server;
  let listening: Listening;
  let undici: Undici;
  let agent: Agent;
  let pools: number;
  beforeAll(async () => {
    new Headers(); // without it, undici would make itself what the platform's `fetch` sends by
    undici = await loadUndici();
  });
  beforeEach(async () => {
    server = createServer();
    listening = await listen(server);
    pools = 0;
    agent = new undici.Agent({
      connections: 1,
      factory: (origin, options) => {
        pools++;
        return lastingPool(undici, origin, options);
      },
    });
  });
  afterEach(async () => {
    await agent.destroy();
    await listening.close();
  });

  const ask = async (signal?: AbortSignal): Promise<string> => {
    const { body } = await undici.request(`http://127.0.0.1:${String(listening.port)}/`, { dispatcher: agent, signal });
    return body.text();
  };
  const asked = async (): Promise<ServerResponse> => {
    const [, response] = (await once(server, 'request')) as [IncomingMessage, ServerResponse];
    return response.setHeader('connection', 'close');
  };

  for (const end of ['closed by the server', 'given up']) {
    it(`is kept for the requests that wait, when its last connection is ${end}`, async () => {
      const leaving = new AbortController();
      const first = ask(leaving.signal).catch(String);
      const second = ask();
      const answer = await asked();
      if (end === 'given up') leaving.abort();
      else answer.end('first');
      const other = await asked();
      const third = ask();
      other.end('second');
      (await asked()).end('third');

      expect(await Promise.all([first, second, third])).toEqual([jasmine.any(String), 'second', 'third']);
      expect(pools).toBe(1);
      expect(listening.connections.total).toBe(3);
    });
  }

  it('keeps to its connections when the server is back that was away', async () => {
    const { port } = listening;
    const untilAnswered = (): Promise<string> => ask().catch(untilAnswered);
    await listening.close();
    const asking = Array.from({ length: 10 }, () => untilAnswered());
    await ask().catch(String);
    server = createServer((_, response) => setImmediate(() => response.end('back')));
    listening = await listen(server, port);
    await Promise.all(asking);

    expect(listening.connections.most).toBe(1);
  });

  it('is let go once it is idle and its connections are closed', async () => {
    for (let count = 0; count < 2; count++) {
      const closed = once(agent, 'disconnect');
      const answered = ask();
      (await asked()).end();
      await Promise.all([closed, answered]);
    }

    expect(pools).toBe(2);
  });
});
