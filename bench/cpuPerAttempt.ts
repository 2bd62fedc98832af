import { cpuOf } from './harness/cpuOf.js';
import type { Peer } from './peer.js';
import { runPolls } from './runPolls.js';
import type { Size, Variant } from './harness/row.js';

/** CPU per attempt, in microseconds, of polls that run side by side and wait 1 ms. */
export function cpuPerAttempt(peer: Peer, { polls, attempts }: Size): Variant {
  return {
    name: peer.name,
    measure: async () => {
      let asked = 0;
      const cpu = await cpuOf(async () => {
        asked = await runPolls(peer, polls, attempts);
      });
      return cpu / asked;
    },
  };
}
