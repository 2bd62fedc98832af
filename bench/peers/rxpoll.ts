import { backoffSchedule, takeUntilMatch } from 'rxpoll';
import { observablePeer } from '../peer.js';
import type { Peer } from '../peer.js';
import { answersOf } from './answersOf.js';
import { isDone, sentence } from './sentence.js';

/** The two operators that make a poll. */
export const pollAndMatch: Peer = observablePeer('backoffSchedule, takeUntilMatch', (server, delay) =>
  answersOf(server).pipe(backoffSchedule({ strategy: 'fixed', initialDelay: delay }), takeUntilMatch(isDone)),
);

/** All five operators. */
export const wholeSentence: Peer = observablePeer('the whole sentence', (server, delay) => {
  const answers$ = answersOf(server);
  return sentence('https://api.example.com/jobs/42', { delay, transport: () => answers$ });
});
