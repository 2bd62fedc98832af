import { backoffSchedule, pollHttp, retryRequest, takeUntilMatch, timeoutAfter } from 'rxpoll';
import { observablePeer } from '../peer.js';
import type { Peer } from '../peer.js';
import type { Answer } from '../server.js';
import { answersOf } from './answersOf.js';

const isDone = { status: [200], body: { status: ['succeeded'] } } as const;

/** The two operators that make a poll. */
export const pollAndMatch: Peer = observablePeer('backoffSchedule, takeUntilMatch', (server, delay) =>
  answersOf(server).pipe(backoffSchedule({ strategy: 'fixed', initialDelay: delay }), takeUntilMatch(isDone)),
);

/** All five operators. */
export const wholeSentence: Peer = observablePeer('the whole sentence', (server, delay) => {
  const answers$ = answersOf(server);
  return pollHttp<Answer['body']>('https://api.example.com/jobs/42', { transport: () => answers$ }).pipe(
    timeoutAfter('10s'),
    retryRequest({ maxRetries: 4 }),
    backoffSchedule({ strategy: 'fixed', initialDelay: delay }),
    takeUntilMatch(isDone),
    timeoutAfter('5m'),
  );
});
