import { intervalBackoff, retryBackoff } from 'backoff-rxjs';
import { exhaustMap, takeWhile, timeout } from 'rxjs';
import { observablePeer } from '../peer.js';
import type { Peer } from '../peer.js';
import { isRunning } from '../server.js';
import { answersOf } from './answersOf.js';

/** Its intervals count from start to start. */
export const intervalAndTakeWhile: Peer = observablePeer('backoff-rxjs: interval', (server, delay) => {
  const answers$ = answersOf(server);
  return intervalBackoff({ initialInterval: delay, maxInterval: delay }).pipe(
    exhaustMap(() => answers$),
    takeWhile(isRunning, true),
  );
});

/** The same, with what it has for lost requests. */
export const backoffRxjs: Peer = observablePeer('backoff-rxjs: interval, retry', (server, delay) => {
  const answers$ = answersOf(server).pipe(timeout(10_000), retryBackoff({ initialInterval: 1_000, maxRetries: 4 }));
  return intervalBackoff({ initialInterval: delay, maxInterval: delay }).pipe(
    exhaustMap(() => answers$),
    takeWhile(isRunning, true),
  );
});
