import waitFor from 'p-wait-for';
import { abortablePeer, promisePeer } from '../peer.js';
import type { Peer } from '../peer.js';
import { isRunning } from '../server.js';

const name = 'p-wait-for';

export const pWaitFor: Peer = promisePeer(
  name,
  (ask, delay) => () => waitFor(async () => !isRunning(await ask()), { interval: delay }),
);

export const abortablePWaitFor: Peer = abortablePeer(
  name,
  (ask, delay) => (signal) => waitFor(async () => !isRunning(await ask()), { interval: delay, signal }),
);
