import {
  ConstantBackoff,
  ExponentialBackoff,
  handleAll,
  handleWhenResult,
  retry,
  timeout,
  TimeoutStrategy,
  wrap,
} from 'cockatiel';
import type { RetryPolicy } from 'cockatiel';
import { promisePeer } from '../peer.js';
import type { Peer } from '../peer.js';
import { isRunning } from '../server.js';
import type { Answer } from '../server.js';

/** Retries while the answer is "not yet". A signal does not end its waits. */
export const cockatiel: Peer = promisePeer('cockatiel: retry', (ask, delay) => {
  const poll = polling(delay);
  return () => poll.execute(ask);
});

/** The same, with a limit of the request and its retries. The signal that polls share by default would hold a listener of each. */
export const wrappedCockatiel: Peer = promisePeer('cockatiel: retry, timeout', (ask, delay) => {
  const retries = retry(handleAll, { maxAttempts: 4, backoff: new ExponentialBackoff() });
  const poll = wrap(polling(delay), retries, timeout(10_000, TimeoutStrategy.Cooperative));
  return () => poll.execute(ask, new AbortController().signal);
});

function polling(delay: number): RetryPolicy {
  const isPending = handleWhenResult((answer) => isRunning(answer as Answer));
  return retry(isPending, { maxAttempts: Infinity, backoff: new ConstantBackoff(delay) });
}
