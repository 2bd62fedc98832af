import { cpuOf } from '../harness/cpuOf.js';
import type { Contest, Row, Variant } from '../harness/row.js';
import { sentence } from '../peers/sentence.js';
import { byFetch, byUndici } from '../peers/senders.js';
import type { Send } from '../peers/senders.js';
import { isRunning } from '../server.js';
import { startJobServer } from '../startJobServer.js';

/** How many polls run side by side: enough for the process never to sleep, for to wake costs more than all that they do. */
const sideBySide = 64;
/** Attempts of each. */
const each = 100;

/** The gap is small: it is measured often, a little at a time. */
export const overHttp: Row = {
  id: 'P3',
  title: 'CPU per attempt: real HTTP, no delay, the same transport for both',
  unit: 'µs',
  isIsolated: false,
  repeats: ({ processes, rounds }) => ({ processes: Math.ceil(processes / 2), rounds: rounds * 5 }),
  contests: () => [contest('undici', byUndici), contest('fetch', byFetch)],
};

function contest(name: string, send: Send): Contest {
  return {
    ours: cpuPerAttempt(`the whole sentence, by ${name}`, (url) => poll(url, send)),
    rivals: [{ ...cpuPerAttempt(`bare loop, by ${name}`, (url) => loop(url, send)), atMost: 1.1 }],
  };
}

function poll(url: string, send: Send): Promise<number> {
  return new Promise((resolve, reject) => {
    let attempts = 0;
    sentence(url, { delay: 0, transport: send }).subscribe({
      next: () => attempts++,
      error: reject,
      complete: () => resolve(attempts),
    });
  });
}

async function loop(url: string, send: Send): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const answer = await send({ url });
    if (!isRunning(answer)) return attempt;
  }
}

/** @param run Polls until the job is done, and tells after how many attempts. */
function cpuPerAttempt(name: string, run: (url: string) => Promise<number>): Variant {
  return {
    name,
    measure: async () => {
      const server = await startJobServer();
      const urls = Array.from({ length: sideBySide }, (_, job) => server.urlOf(each, job));
      let attempts: readonly number[] = [];
      const cpu = await cpuOf(async () => {
        attempts = await Promise.all(urls.map(run));
      });
      const wrong = attempts.find((count) => count !== each);
      if (wrong !== undefined) throw new Error(`${name}: ${String(wrong)} attempts, not ${String(each)}`);
      return cpu / (sideBySide * each);
    },
  };
}
