import { createWaiter, WaiterState } from '@smithy/util-waiter';
import { promisePeer } from '../peer.js';
import type { Peer } from '../peer.js';
import { isRunning } from '../server.js';

/** It has a limit of the poll, and counts what was seen. A signal ends its promise, not its timer. */
export const utilWaiter: Peer = promisePeer('@smithy/util-waiter', (ask, delay) => {
  const options = { client: {}, minDelay: delay / 1_000, maxDelay: delay / 1_000, maxWaitTime: 300 };
  const pending = { state: WaiterState.RETRY, reason: { $metadata: { httpStatusCode: 202 } } };
  const done = { state: WaiterState.SUCCESS, reason: { $metadata: { httpStatusCode: 200 } } };
  return () => createWaiter(options, {}, async () => (isRunning(await ask()) ? pending : done));
});
