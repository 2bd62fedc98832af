import { setTimeout } from 'node:timers/promises';
import { cpuOf } from '../harness/cpuOf.js';
import type { Row, Size, Variant } from '../harness/row.js';
import type { Peer } from '../peer.js';
import { composedOfRxjs, onPrivateTimers, onSharedTimers } from '../peers/jitteredPolls.js';
import { Server } from '../server.js';

/** Between attempts, in milliseconds, on the average. */
const delay = 2_000;

export const sharedTimers: Row = {
  id: 'P6',
  title: 'CPU per attempt: polls on jittered timers, as many as wait',
  unit: 'µs',
  isIsolated: true,
  repeats: ({ processes }) => ({ processes: Math.min(processes, 3), rounds: 1 }),
  contests: (size) => [
    {
      ours: cpuOfJittered(onSharedTimers, size),
      rivals: [
        { ...cpuOfJittered(onPrivateTimers, size), atMost: 1 / 2.5 },
        { ...cpuOfJittered(composedOfRxjs, size), atMost: 1 / 12 },
      ],
    },
  ],
};

function cpuOfJittered(peer: Peer, { waiting, seconds }: Size): Variant {
  return {
    name: peer.name,
    measure: async () => {
      const server = new Server(Infinity);
      const plan = peer.plan(server, delay);
      for (let started = 0; started < waiting; started++) plan.start(() => undefined);
      await setTimeout(1.5 * delay); // by then each has waited once
      const before = server.asked;
      const cpu = await cpuOf(async () => {
        await setTimeout(Math.max(delay, seconds * 200));
      });
      return cpu / (server.asked - before);
    },
  };
}
