import { setImmediate } from 'node:timers/promises';
import { cpuOf } from '../harness/cpuOf.js';
import type { Peer } from '../peer.js';
import { intervalAndTakeWhile } from '../peers/backoffRxjs.js';
import { bareTimer } from '../peers/bareTimer.js';
import { composedRxjs, repeatAndTakeWhile } from '../peers/composedRxjs.js';
import { abortableCoreLro } from '../peers/coreLro.js';
import { abortablePWaitFor } from '../peers/pWaitFor.js';
import { pollAndMatch, wholeSentence } from '../peers/rxpoll.js';
import type { Row, Size, Variant } from '../harness/row.js';
import { Server } from '../server.js';
import { waitingPolls } from '../waitingPolls.js';

export const cancel: Row = {
  id: 'P5',
  title: 'CPU to cancel waiting polls',
  unit: 'ms',
  isIsolated: false,
  contests: (size) => [
    {
      ours: cpuOfCancel(pollAndMatch, size),
      rivals: [
        { ...cpuOfCancel(bareTimer, size), atMost: 3 },
        cpuOfCancel(repeatAndTakeWhile, size),
        cpuOfCancel(intervalAndTakeWhile, size),
        cpuOfCancel(abortablePWaitFor, size),
      ],
    },
    {
      ours: cpuOfCancel(wholeSentence, size),
      rivals: [
        { ...cpuOfCancel(bareTimer, size), atMost: 3 },
        cpuOfCancel(composedRxjs, size),
        cpuOfCancel(abortableCoreLro, size),
      ],
    },
  ],
};

function cpuOfCancel(peer: Peer, { waiting }: Size): Variant {
  return {
    name: peer.name,
    measure: async () => {
      const server = new Server(Infinity);
      const plan = peer.plan(server, 30_000);
      const before = countTimers();
      const polls = await waitingPolls(plan, server, waiting);
      const cpu = await cpuOf(async () => {
        plan.cancel(polls);
        await setImmediate(); // what promises do about it
      });
      if (countTimers() > before) throw new Error(`${peer.name}: ${String(countTimers() - before)} timers are left`);
      return cpu / 1_000;
    },
  };
}

function countTimers(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
}
