import { setTimeout } from 'node:timers/promises';
import { undiciTransport } from 'rxpoll/node';
import { cpuOf } from '../harness/cpuOf.js';
import type { Row, Size, Variant } from '../harness/row.js';
import { fail } from '../peer.js';
import { sentence } from '../peers/sentence.js';
import { byFetch, byUndici } from '../peers/senders.js';
import type { Send } from '../peers/senders.js';
import { isRunning } from '../server.js';
import { startJobServer } from '../startJobServer.js';

/** Between the answer to an attempt and the next attempt, in milliseconds. */
const delay = 1_000;

/** Polls `url`, and calls `answered` at each answer. */
type Poll = (url: string, answered: () => void) => void;

export const punctuality: Row = {
  id: 'P9b',
  title: 'Thousands of polls in one process, at 1 s each: how late an answer is, and what they take',
  unit: 'ms',
  isIsolated: true,
  repeats: () => ({ processes: 1, rounds: 1 }),
  contests: (size) => {
    const ours = punctual('the whole sentence, undiciTransport', byUndiciTransport, size);
    const rivals = [
      punctual(
        'the whole sentence, fetch',
        (url, answered) => sentence(url, { delay }).subscribe({ next: answered, error: fail }),
        size,
      ),
      punctual('async loop, native fetch', looping(byFetch), size),
      punctual('async loop, undici.request', looping(byUndici), size),
    ];
    return [
      { what: 'p99 lateness', ours, atMost: 100, rivals },
      { what: 'sockets', unit: '', ours, atMost: 64, rivals },
      { what: 'median lateness', ours, rivals },
      { what: 'answers a second', unit: '', ours, rivals },
      { what: 'CPU of a core', unit: '%', ours, rivals },
      { what: 'memory', unit: 'MB', ours, rivals },
    ];
  },
};

function byUndiciTransport(url: string, answered: () => void): void {
  sentence(url, { delay, transport: shared() }).subscribe({ next: answered, error: fail });
}

let made: ReturnType<typeof undiciTransport> | undefined;

/** One pool for all polls. */
function shared(): ReturnType<typeof undiciTransport> {
  return (made ??= undiciTransport({ connections: 64 }));
}

function looping(send: Send): Poll {
  return (url, answered) => void loop(send, url, answered);
}

async function loop(send: Send, url: string, answered: () => void): Promise<void> {
  while (isRunning(await send({ url }))) {
    answered();
    await setTimeout(delay);
  }
}

/**
 * How punctual polls are that begin within a second and go on for a while. An answer is late by what it comes later than the
 * delay after the last one: its timer, the wait for a socket, the request and the server are all in it. What has not come at
 * the end is late by then.
 */
function punctual(name: string, poll: Poll, { callers, seconds }: Size): Variant {
  return {
    name,
    measure: async () => {
      const server = await startJobServer();
      const url = server.urlOf(0);
      const lateness: number[] = [];
      const dueAt: number[] = []; // by caller
      let answers = 0;
      const start = (caller: number): void => {
        dueAt[caller] = performance.now();
        let isFirst = true; // it opens a socket, perhaps
        poll(url, () => {
          const now = performance.now();
          if (!isFirst) lateness.push(now - (dueAt[caller] ?? NaN));
          isFirst = false;
          answers++;
          dueAt[caller] = now + delay;
        });
      };
      const cpu = await cpuOf(async () => {
        for (let caller = 0; caller < callers; caller++)
          globalThis.setTimeout(start, (caller / callers) * delay, caller);
        await setTimeout(seconds * 1_000);
      });
      if (answers === 0) throw new Error(`${name}: no answers`);
      const end = performance.now();
      lateness.push(...dueAt.map((due) => end - due).filter((late) => late > 0));
      lateness.sort((a, b) => a - b);
      const rank = (share: number): number => lateness[Math.ceil(lateness.length * share) - 1] ?? NaN;
      return {
        'p99 lateness': rank(0.99),
        'median lateness': rank(0.5),
        sockets: await server.peakSockets(),
        'answers a second': answers / seconds,
        'CPU of a core': cpu / (seconds * 10_000),
        memory: process.resourceUsage().maxRSS / 1_024,
      };
    },
  };
}
