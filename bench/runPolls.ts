import type { Peer } from './peer.js';
import { Server } from './server.js';

/**
 * Runs polls side by side to their end, with 1 ms between attempts.
 *
 * @param attempts How many pending answers there are for each.
 * @returns How often the server was asked.
 * @throws Error if that is not once for each answer.
 */
export async function runPolls(peer: Peer, polls: number, attempts: number): Promise<number> {
  const server = new Server(polls * attempts);
  const plan = peer.plan(server, 1);
  await new Promise<void>((resolve) => {
    let left = polls;
    const done = (): void => {
      if (--left === 0) resolve();
    };
    for (let started = 0; started < polls; started++) plan.start(done);
  });
  const expected = polls * (attempts + 1);
  if (server.asked !== expected)
    throw new Error(`${peer.name}: asked ${String(server.asked)} times, not ${String(expected)}`);
  return server.asked;
}
