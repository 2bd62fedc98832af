import { median } from '../harness/median.js';
import { heapUsed } from '../heapUsed.js';
import { withoutCollection } from '../withoutCollection.js';
import type { Peer } from '../peer.js';
import { asyncLoop } from '../peers/asyncLoop.js';
import { composedRxjs, repeatAndTakeWhile } from '../peers/composedRxjs.js';
import { pollAndMatch, wholeSentence } from '../peers/rxpoll.js';
import { runPolls } from '../runPolls.js';
import type { Row, Size, Variant } from '../harness/row.js';

/** Attempts of each poll: as many as there is room for. */
const attempts = 10;

/** How often is measured: before the first that counts, the compiler has done its work. */
const times = { warmUp: 3, counted: 5 } as const;

export const allocations: Row = {
  id: 'B1',
  title: 'Bytes allocated per attempt: polls on 1 ms timers, no network',
  unit: 'B',
  isIsolated: true,
  isExact: true,
  flags: ['--min-semi-space-size=256', '--max-semi-space-size=256'], // in MB: room for all that is allocated
  contests: (size) => [
    {
      ours: allocated(pollAndMatch, size),
      ceiling: 1_200,
      rivals: [asyncLoop, repeatAndTakeWhile].map((peer) => allocated(peer, size)),
    },
    {
      ours: allocated(wholeSentence, size),
      ceiling: 1_900,
      rivals: [asyncLoop, composedRxjs].map((peer) => allocated(peer, size)),
    },
  ],
};

function allocated(peer: Peer, { polls }: Size): Variant {
  const measureOnce = async (): Promise<number> => {
    const before = heapUsed();
    let asked = 0;
    await withoutCollection(async () => {
      asked = await runPolls(peer, polls, attempts);
    });
    return (process.memoryUsage().heapUsed - before) / asked;
  };
  return {
    name: peer.name,
    measure: async () => {
      const figures: number[] = [];
      for (let time = 0; time < times.warmUp + times.counted; time++) figures.push(await measureOnce());
      return median(figures.slice(times.warmUp));
    },
  };
}
