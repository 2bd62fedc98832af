import { asyncScheduler, defer, repeat, retry, takeWhile, timeout, timer } from 'rxjs';
import type { SchedulerLike } from 'rxjs';
import { backoffSchedule, coalescingScheduler, takeUntilMatch } from 'rxpoll';
import { observablePeer } from '../peer.js';
import type { Peer } from '../peer.js';
import { isRunning } from '../server.js';
import { answersOf } from './answersOf.js';
import { isDone } from './sentence.js';

/** The poll, on one timer for all. */
export const onSharedTimers: Peer = pollOn('coalescingScheduler', coalescingScheduler());

/** The poll, on a timer for each wait. */
export const onPrivateTimers: Peer = pollOn('private timers', asyncScheduler);

/** What RxJS has for it. */
export const composedOfRxjs: Peer = observablePeer('composed RxJS', (server, delay) => {
  const answers$ = answersOf(server);
  return defer(() => answers$).pipe(
    timeout(10_000),
    retry({ count: 4, delay: (_, retries) => timer(500 * 2 ** retries) }),
    repeat({ delay: () => timer(jittered(delay)) }),
    takeWhile(isRunning, true),
  );
});

function pollOn(name: string, scheduler: SchedulerLike): Peer {
  return observablePeer(name, (server, delay) =>
    answersOf(server).pipe(
      backoffSchedule(() => jittered(delay), { scheduler }),
      takeUntilMatch(isDone),
    ),
  );
}

/** From half of it to one and a half. */
function jittered(delay: number): number {
  return delay * (0.5 + Math.random());
}
