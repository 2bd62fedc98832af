import { lastValueFrom, toArray } from 'rxjs';
import { fromLoopUntil, fromLoopUntilAll } from '../../condition/index.js';
import { PollExhaustedError } from '../../lib/errors/pollExhaustedError.js';
import { VirtualTime } from '../examples/virtualTime.js';
import { faultServer } from '../support/faultServer.js';

/** As Laminar's page has it. */
const loopUntil = {
  condition: "(ctx) => ctx.response.status === 'completed'",
  maxAttempts: 20,
  strategy: 'exponential',
  initialDelay: '2s',
  maxDelay: '60s',
} as const;
const retry = { maxAttempts: 3, strategy: 'exponential', initialDelay: '1s', maxDelay: '30s', multiplier: 2 } as const;

describe('fromLoopUntil over a network', () => {
  const time = new VirtualTime();

  beforeEach(() => {
    time.install();
  });
  afterEach(() => {
    time.uninstall();
  });

  it('runs the example of Laminar, as it stands', async () => {
    const server = await faultServer.play([
      { status: 202, body: { status: 'queued' } },
      { fault: 'reset-before-headers' },
      { status: 503, body: 'busy' },
      { status: 202, body: { status: 'running' } },
      { body: { status: 'completed', result: 42 } },
    ]);
    const began = Date.now();

    const attempts = await lastValueFrom(
      fromLoopUntil(
        {
          method: 'POST',
          url: `${server.url}/{id}`,
          headers: { 'x-team': '{{config.team}}' },
          body: { team: '{{config.team}}' },
          pathParams: { id: 'a/b' },
          queryParams: { verbose: true },
          retry,
          loopUntil,
        },
        { config: { team: 'blue' } },
      ).pipe(toArray()),
    );

    expect(attempts.map(({ response }) => response.body)).toEqual([
      { status: 'queued' },
      { status: 'running' },
      { status: 'completed', result: 42 },
    ]);
    expect(attempts.map(({ nextDelay }) => nextDelay)).toEqual([2_000, 4_000, 8_000]);
    expect(Date.now() - began).toBe(2_000 + 1_000 + 2_000 + 4_000);
    const [seen] = await server.requests();
    expect(seen).toEqual(jasmine.objectContaining({ method: 'POST', body: '{"team":"blue"}' }));
    expect(seen?.url).toMatch(/\/a%2Fb\?verbose=true$/);
    expect(seen?.headers['x-team']).toBe('blue');
  });

  it('gives up after 20 attempts and 902 s', async () => {
    const { url } = await faultServer.play([{ status: 202, body: { status: 'running' } }]);
    const began = Date.now();

    await expectAsync(lastValueFrom(fromLoopUntil({ url, loopUntil }))).toBeRejectedWithError(
      PollExhaustedError,
      /^the schedule ended without a match after 20 attempts \(20× 202\)/,
    );
    expect(Date.now() - began).toBe(902_000);
  });

  it('runs several at the same time, and gives their results in order', async () => {
    const [slow, quick] = await Promise.all([
      faultServer.play([{ status: 202, body: { status: 'running' } }, { body: { status: 'completed', of: 'slow' } }]),
      faultServer.play([{ body: { status: 'completed', of: 'quick' } }]),
    ]);

    const attempts = await lastValueFrom(
      fromLoopUntilAll([
        { url: slow.url, loopUntil },
        { url: quick.url, loopUntil },
      ]),
    );
    expect(attempts.map(({ response }) => response.body)).toEqual([
      { status: 'completed', of: 'slow' },
      { status: 'completed', of: 'quick' },
    ]);
  });
});
