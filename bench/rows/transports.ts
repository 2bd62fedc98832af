import { pollHttp } from 'rxpoll';
import type { Transport } from 'rxpoll';
import { undiciTransport } from 'rxpoll/node';
import { cpuOf } from '../harness/cpuOf.js';
import type { Row, Size, Variant } from '../harness/row.js';
import { byAgent, byCrossFetch, byFetch, byUndici } from '../peers/senders.js';
import type { Job, Reply, Send } from '../peers/senders.js';
import { startJobServer } from '../startJobServer.js';

/** How many requests are under way: enough for the process never to sleep. */
const sideBySide = 16;

export const transports: Row = {
  id: 'P9',
  title: 'CPU per request of a transport in Node',
  unit: 'µs',
  isIsolated: false,
  repeats: ({ processes, rounds }) => ({ processes, rounds: rounds * 4 }),
  contests: (size) => [
    {
      ours: cpuPerRequest('pollHttp by undiciTransport', polling(undiciTransport()), size),
      rivals: [
        { ...cpuPerRequest('native fetch', sending(byFetch), size), atMost: 1 / 3 },
        cpuPerRequest('pollHttp by fetch, the default', polling(), size),
        cpuPerRequest('cross-fetch', sending(byCrossFetch), size),
        cpuPerRequest('http.Agent, keep-alive', sending(byAgent), size),
        cpuPerRequest('undici.request', sending(byUndici), size),
      ],
    },
  ],
};

/** Makes what sends a request to `url`, once for all of them. */
type Plan = (url: string) => () => Promise<Reply>;

function polling(transport?: Transport): Plan {
  return (url) => {
    const answer$ = pollHttp<Job>(url, transport && { transport });
    return () =>
      new Promise((resolve, reject) => {
        answer$.subscribe({ next: resolve, error: reject });
      });
  };
}

function sending(send: Send): Plan {
  return (url) => () => send({ url });
}

function cpuPerRequest(name: string, plan: Plan, { requests }: Size): Variant {
  const each = requests / sideBySide;
  return {
    name,
    measure: async () => {
      const ask = plan((await startJobServer()).urlOf(0));
      const askOften = async (): Promise<void> => {
        for (let sent = 0; sent < each; sent++) {
          const { status, body } = await ask();
          if (status !== 202 || body?.status !== 'running') throw new Error(`${name}: no answer of the job`);
        }
      };
      const cpu = await cpuOf(async () => {
        await Promise.all(Array.from({ length: sideBySide }, askOften));
      });
      return cpu / requests;
    },
  };
}
