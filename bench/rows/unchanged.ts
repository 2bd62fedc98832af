import { backoffSchedule, pollHttp, takeUntilMatch } from 'rxpoll';
import type { PollHttpOptions } from 'rxpoll';
import { undiciTransport } from 'rxpoll/node';
import { lastValueFrom } from 'rxjs';
import { cpuOf } from '../harness/cpuOf.js';
import type { Rival, Row, Variant } from '../harness/row.js';
import { startJobServer } from '../startJobServer.js';

/** How many polls run side by side: enough for the process never to sleep. */
const sideBySide = 8;
/** The first answer of a poll is new to it: with so many times as many attempts that no longer counts. */
const often = 32;

const transport = undiciTransport();

export const unchanged: Row = {
  id: 'P8',
  title: 'CPU per attempt: an answer of 200 KB that has not changed',
  unit: 'µs',
  isIsolated: false,
  contests: ({ requests }) => {
    const each = Math.ceil(requests / sideBySide / 8);
    const full: Variant = cpuPerAttempt('200 KB, parsed and matched', 'new', {}, each);
    const beside = (atMost: number): readonly Rival[] => [{ ...full, atMost }];
    return [
      { ours: cpuPerAttempt('a 304', 'tagged', { conditional: true }, each * often), rivals: beside(1 / 30) },
      { ours: cpuPerAttempt('equal bytes', 'same', { conditional: true }, each * often), rivals: beside(1 / 6) },
    ];
  },
};

/** @param kind How the server answers: see `jobServer.ts`. */
function cpuPerAttempt(name: string, kind: string, options: PollHttpOptions, each: number): Variant {
  return {
    name,
    measure: async () => {
      const server = await startJobServer();
      const poll = async (_: unknown, job: number): Promise<void> => {
        const url = `${server.urlOf(0, job)}/${kind}`;
        const attempts$ = pollHttp<{ status: string }>(url, { ...options, transport }).pipe(
          backoffSchedule({ strategy: 'fixed', initialDelay: 0, maxAttempts: each }),
          takeUntilMatch({ body: { status: ['succeeded'] } }, { onExhausted: 'complete' }),
        );
        const last = await lastValueFrom(attempts$, { defaultValue: undefined });
        const { body, unchanged } = last?.response ?? {};
        const isRight = body?.status === 'running' && unchanged === options.conditional && last?.number === each;
        if (!isRight) throw new Error(`${name}: not what is measured`);
      };
      const cpu = await cpuOf(async () => {
        await Promise.all(Array.from({ length: sideBySide }, poll));
      });
      return cpu / (sideBySide * each);
    },
  };
}
