import { asapScheduler } from 'rxjs';
import { heapUsed } from '../heapUsed.js';
import type { Row, Size, Variant } from '../harness/row.js';
import { answersOf } from '../peers/answersOf.js';
import { wholeSentence } from '../peers/rxpoll.js';
import { sentence } from '../peers/sentence.js';
import { Server } from '../server.js';
import { waitingPolls } from '../waitingPolls.js';

export const soak: Row = {
  id: 'S1',
  title: 'Soak: what polls leave behind',
  unit: '%',
  isIsolated: true,
  isExact: true,
  repeats: () => ({ processes: 1, rounds: 1 }),
  contests: (size) => {
    const ours = cancelled(size);
    return [
      { what: 'heap after, of that before', ours, atMost: 103, rivals: [] },
      { what: 'timers and handles left', unit: '', ours, atMost: 0, rivals: [] },
      { what: 'heap at the end, of that at a tenth', ours: longPoll(size), atMost: 103, rivals: [] },
    ];
  },
};

function cancelled({ waiting }: Size): Variant {
  return {
    name: `${waiting.toLocaleString('en')} polls start, wait, are cancelled`,
    measure: async () => {
      await startAndCancel(waiting); // what is made but once
      const heap = heapUsed();
      const active = process.getActiveResourcesInfo().length;
      await startAndCancel(waiting);
      return {
        'heap after, of that before': (100 * heapUsed()) / heap,
        'timers and handles left': process.getActiveResourcesInfo().length - active,
      };
    },
  };
}

async function startAndCancel(count: number): Promise<void> {
  const server = new Server(Infinity);
  const plan = wholeSentence.plan(server, 30_000);
  plan.cancel(await waitingPolls(plan, server, count));
}

function longPoll({ longPoll: attempts }: Size): Variant {
  return {
    name: `one poll of ${attempts.toLocaleString('en')} attempts`,
    measure: () =>
      new Promise((resolve, reject) => {
        const answers$ = answersOf(new Server(attempts - 1));
        const transport = (): typeof answers$ => answers$;
        let early = NaN;
        let late = NaN;
        sentence('https://api.example.com/jobs/42', { delay: 0, transport, scheduler: asapScheduler }).subscribe({
          next: ({ number }) => {
            if (number === attempts / 10) early = heapUsed();
            if (number === attempts) late = heapUsed();
          },
          error: reject,
          complete: () => resolve({ 'heap at the end, of that at a tenth': (100 * late) / early }),
        });
      }),
  };
}
