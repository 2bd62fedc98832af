import type { Row } from '../harness/row.js';
import { allocations } from './allocations.js';
import { cancel } from './cancel.js';
import { cpuOfPoll } from './cpuOfPoll.js';
import { cpuOfSentence } from './cpuOfSentence.js';
import { drift } from './drift.js';
import { filtering } from './filtering.js';
import { heap } from './heap.js';
import { learning } from './learned.js';
import { overHttp } from './overHttp.js';
import { progress } from './progress.js';
import { punctuality } from './punctuality.js';
import { sharedTimers } from './sharedTimers.js';
import { sizes } from './sizes.js';
import { soak } from './soak.js';
import { startUp } from './startUp.js';
import { transports } from './transports.js';
import { unchanged } from './unchanged.js';

/** Every row that is measured, in order. */
export const rows: readonly Row[] = [
  cpuOfPoll,
  cpuOfSentence,
  overHttp,
  heap,
  cancel,
  sharedTimers,
  filtering,
  unchanged,
  transports,
  punctuality,
  drift,
  learning,
  progress,
  sizes,
  startUp,
  allocations,
  soak,
];
