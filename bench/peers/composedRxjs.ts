import { defer, repeat, retry, takeWhile, timeout, timer } from 'rxjs';
import { observablePeer } from '../peer.js';
import type { Peer } from '../peer.js';
import { isRunning } from '../server.js';
import { answersOf } from './answersOf.js';

/** What does the work of `backoffSchedule` and `takeUntilMatch`. */
export const repeatAndTakeWhile: Peer = observablePeer('RxJS: repeat, takeWhile', (server, delay) =>
  answersOf(server).pipe(repeat({ delay: () => timer(delay) }), takeWhile(isRunning, true)),
);

/** What does the work of the whole sentence, but for the limit of the poll. */
export const composedRxjs: Peer = observablePeer('composed RxJS', (server, delay) => {
  const answers$ = answersOf(server);
  return defer(() => answers$).pipe(
    timeout(10_000),
    retry({ count: 4, delay: (_, retries) => timer(500 * 2 ** retries) }),
    repeat({ delay: () => timer(delay) }),
    takeWhile(isRunning, true),
  );
});
