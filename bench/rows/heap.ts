import { heapUsed } from '../heapUsed.js';
import type { Peer } from '../peer.js';
import { asyncLoop } from '../peers/asyncLoop.js';
import { backoffRxjs, intervalAndTakeWhile } from '../peers/backoffRxjs.js';
import { bareTimer } from '../peers/bareTimer.js';
import { cockatiel, wrappedCockatiel } from '../peers/cockatiel.js';
import { composedRxjs, repeatAndTakeWhile } from '../peers/composedRxjs.js';
import { coreLro } from '../peers/coreLro.js';
import { pWaitFor } from '../peers/pWaitFor.js';
import { pollAndMatch, wholeSentence } from '../peers/rxpoll.js';
import { utilWaiter } from '../peers/utilWaiter.js';
import type { Row, Size, Variant } from '../harness/row.js';
import { Server } from '../server.js';
import { waitingPolls } from '../waitingPolls.js';

export const heap: Row = {
  id: 'P4',
  title: 'Heap per waiting poll',
  unit: 'B',
  isIsolated: true,
  isExact: true,
  contests: (size) => [
    {
      ours: heapPerPoll(pollAndMatch, size),
      atMost: 1_000,
      ceiling: 1_160,
      rivals: [bareTimer, asyncLoop, repeatAndTakeWhile, intervalAndTakeWhile, cockatiel, utilWaiter, pWaitFor].map(
        (peer) => heapPerPoll(peer, size),
      ),
    },
    {
      ours: heapPerPoll(wholeSentence, size),
      atMost: 1_400,
      rivals: [composedRxjs, coreLro, backoffRxjs, wrappedCockatiel].map((peer) => heapPerPoll(peer, size)),
    },
  ],
};

function heapPerPoll(peer: Peer, { waiting }: Size): Variant {
  return {
    name: peer.name,
    measure: async () => {
      const server = new Server(Infinity);
      const plan = peer.plan(server, 30_000);
      const before = heapUsed();
      const polls = await waitingPolls(plan, server, waiting);
      return (heapUsed() - before) / polls.length;
    },
  };
}
