import { cpuOf } from './harness/cpuOf.js';
import type { Peer } from './peer.js';
import type { Size, Variant } from './harness/row.js';
import { Server } from './server.js';

/** CPU per attempt, in microseconds, of polls that run side by side and wait 1 ms. */
export function cpuPerAttempt(peer: Peer, { polls, attempts }: Size): Variant {
  return {
    name: peer.name,
    measure: async () => {
      const server = new Server(polls * attempts);
      const plan = peer.plan(server, 1);
      const cpu = await cpuOf(
        () =>
          new Promise((resolve) => {
            let left = polls;
            const done = (): void => {
              if (--left === 0) resolve();
            };
            for (let started = 0; started < polls; started++) plan.start(done);
          }),
      );
      return cpu / server.asked;
    },
  };
}
