import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { map } from 'rxjs';
import { constant } from '../../lib/schedule/constant.js';
import { backoffSchedule } from '../../operators/backoffSchedule.js';
import { eachAttempt } from '../../operators/eachAttempt.js';
import type { EachAttempt } from '../../operators/eachAttempt.js';
import { pollHttp } from '../../operators/pollHttp.js';
import type { Playing } from '../support/faultServer.js';
import { faultServer } from '../support/faultServer.js';

/** The numbers of the attempts at a server that answers once, and then no more. */
async function polled(): Promise<{ numbers: EachAttempt<number>; server: Playing }> {
  const server = await faultServer.play([{}, { fault: 'never-answers' }]);
  const poll$ = pollHttp(server.url).pipe(
    backoffSchedule(constant(1)),
    map(({ number }) => number),
  );
  return { numbers: eachAttempt(poll$), server };
}

describe('eachAttempt in Readable.from', () => {
  for (const error of [undefined, new Error('boom')]) {
    it(`aborts the request in flight on destroy(${String(error ?? '')})`, async () => {
      const { numbers, server } = await polled();
      const stream = Readable.from(numbers);
      const closed = new Promise<unknown>((resolve) => stream.once('error', resolve).once('close', resolve));
      const seen: unknown[] = [];
      stream.on('data', (number) => seen.push(number));
      await server.arrived(2);
      stream.destroy(error);
      await server.closed(2);

      expect(await closed).toBe(error);
      expect(seen).toEqual([1]);
    });
  }

  it('aborts the request in flight when a pipeline is aborted', async () => {
    const { numbers, server } = await polled();
    const controller = new AbortController();
    const { signal } = controller;
    const piped = pipeline(Readable.from(numbers), new PassThrough({ objectMode: true }), { signal });
    const end = piped.catch((error: unknown) => error);
    await server.arrived(2);
    controller.abort();
    await server.closed(2);

    expect(await end).toEqual(jasmine.objectContaining({ name: 'AbortError' }));
  });
});
