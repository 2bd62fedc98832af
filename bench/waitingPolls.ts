import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Plan } from './peer.js';
import type { Server } from './server.js';

/** Starts polls, and gives what cancels them once all have had their first answer and wait for the next attempt. */
export async function waitingPolls<H>(plan: Plan<H>, server: Server, count: number): Promise<readonly H[]> {
  const handles = Array.from({ length: count }, () => plan.start(() => undefined));
  while (server.asked < count) await setImmediate();
  await setTimeout(50); // for what a peer does after an answer: promises, timers of 0 ms
  return handles;
}
