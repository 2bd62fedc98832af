import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Plan } from './peer.js';
import type { Server } from './server.js';

/**
 * Starts polls, and gives what cancels them once all have had their first answer and wait for the next attempt.
 *
 * @throws Error if one does not wait.
 */
export async function waitingPolls<H>(plan: Plan<H>, server: Server, count: number): Promise<readonly H[]> {
  let ended = 0; // those that are cancelled later may end
  const handles = Array.from({ length: count }, () => plan.start(() => ended++));
  while (server.asked < count) await setImmediate();
  await setTimeout(50); // for what a peer does after an answer: promises, timers of 0 ms
  if (server.asked !== count || ended > 0)
    throw new Error(`${String(count)} polls have asked ${String(server.asked)} times, ${String(ended)} have ended`);
  return handles;
}
