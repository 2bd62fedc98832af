import { cpuPerAttempt } from '../cpuPerAttempt.js';
import { asyncLoop } from '../peers/asyncLoop.js';
import { intervalAndTakeWhile } from '../peers/backoffRxjs.js';
import { cockatiel } from '../peers/cockatiel.js';
import { composedRxjs, repeatAndTakeWhile } from '../peers/composedRxjs.js';
import { coreLro } from '../peers/coreLro.js';
import { pWaitFor } from '../peers/pWaitFor.js';
import { pollAndMatch } from '../peers/rxpoll.js';
import { utilWaiter } from '../peers/utilWaiter.js';
import type { Row } from '../harness/row.js';

export const cpuOfPoll: Row = {
  id: 'P1',
  title: 'CPU per attempt: polls on 1 ms timers, no network',
  unit: 'µs',
  isIsolated: false,
  contests: (size) => [
    {
      ours: cpuPerAttempt(pollAndMatch, size),
      rivals: [
        { ...cpuPerAttempt(asyncLoop, size), atMost: 2 },
        { ...cpuPerAttempt(composedRxjs, size), atMost: 1 / 7 },
        { ...cpuPerAttempt(coreLro, size), atMost: 1 / 7 },
        cpuPerAttempt(repeatAndTakeWhile, size),
        cpuPerAttempt(intervalAndTakeWhile, size),
        cpuPerAttempt(cockatiel, size),
        cpuPerAttempt(utilWaiter, size),
        cpuPerAttempt(pWaitFor, size),
      ],
    },
  ],
};
