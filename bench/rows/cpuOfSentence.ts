import { cpuPerAttempt } from '../cpuPerAttempt.js';
import { asyncLoop } from '../peers/asyncLoop.js';
import { backoffRxjs } from '../peers/backoffRxjs.js';
import { wrappedCockatiel } from '../peers/cockatiel.js';
import { composedRxjs } from '../peers/composedRxjs.js';
import { coreLro } from '../peers/coreLro.js';
import { wholeSentence } from '../peers/rxpoll.js';
import type { Row } from '../harness/row.js';

export const cpuOfSentence: Row = {
  id: 'P2',
  title: 'CPU per attempt: the same, with limits and retries',
  unit: 'µs',
  isIsolated: false,
  contests: (size) => [
    {
      ours: cpuPerAttempt(wholeSentence, size),
      rivals: [
        { ...cpuPerAttempt(asyncLoop, size), atMost: 3.5 },
        { ...cpuPerAttempt(composedRxjs, size), atMost: 1 / 4 },
        { ...cpuPerAttempt(coreLro, size), atMost: 1 / 4 },
        cpuPerAttempt(backoffRxjs, size),
        cpuPerAttempt(wrappedCockatiel, size),
      ],
    },
  ],
};
