import { promisePeer } from '../peer.js';
import type { Peer } from '../peer.js';
import { isRunning } from '../server.js';

/** What everybody writes first. */
export const asyncLoop: Peer = promisePeer('async loop', (ask, delay) => async () => {
  for (;;) {
    const answer = await ask();
    if (!isRunning(answer)) return answer;
    await new Promise((resolve) => setTimeout(resolve, delay));
  }
});
