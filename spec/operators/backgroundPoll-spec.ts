import { NetworkError } from '../../lib/errors/networkError.js';
import { PlanError } from '../../lib/errors/planError.js';
import { PollTimeoutError } from '../../lib/errors/pollTimeoutError.js';
import { backgroundPoll } from '../../operators/backgroundPoll.js';
import { scriptedTransport } from '../../testing/scriptedTransport.js';

describe('backgroundPoll', () => {
  const url = 'https://api.example.com/jobs/42';
  const responseFilter = { status: [200] };

  beforeEach(() => {
    const clock = jasmine.clock().install();
    clock.mockDate();
    clock.autoTick(); // promises are not virtual elsewhere
  });
  afterEach(() => {
    jasmine.clock().uninstall();
  });

  it('resolves with the body that matches', async () => {
    const transport = scriptedTransport([{ status: 202 }, { status: 500, delay: '1s' }, { body: { id: 42 } }]);
    const began = Date.now();

    const job: { id: number } = await backgroundPoll<{ id: number }>({ url, responseFilter }, { transport });

    expect(job).toEqual({ id: 42 });
    expect(Date.now() - began).toBe(21_000);
    expect(transport.requests).toHaveSize(3);
  });

  it('resolves with null on a match that is not JSON', async () => {
    for (const answer of [{ body: 'done' }, { body: null }, {}]) {
      const transport = scriptedTransport([answer]);

      await expectAsync(backgroundPoll({ url, responseFilter }, { transport })).toBeResolvedTo(null);
    }
  });

  it('rejects when the time is over', async () => {
    const transport = scriptedTransport([{ status: 202, body: { status: 'PENDING' } }]);

    const poll = backgroundPoll({ url, responseFilter, timeout: 300 }, { transport });

    await expectAsync(poll).toBeRejectedWithError(PollTimeoutError, 'Task timed out after 300 seconds');
  });

  it('rejects when a request is late, or lost', async () => {
    const late = scriptedTransport([{ delay: '6s' }]);
    const lost = scriptedTransport([{ error: new TypeError('Failed to fetch') }]);

    await expectAsync(backgroundPoll({ url, responseFilter }, { transport: late })).toBeRejectedWithError(
      PollTimeoutError,
      'Fetch timed out after 5000ms',
    );
    await expectAsync(backgroundPoll({ url, responseFilter }, { transport: lost })).toBeRejectedWithError(NetworkError);
  });

  it('rejects params that are wrong, and sends nothing', async () => {
    const transport = scriptedTransport([{}]);

    await expectAsync(backgroundPoll({ url } as never, { transport })).toBeRejectedWithError(
      PlanError,
      /^Invalid fetch poll params: responseFilter: is missing/,
    );
    await expectAsync(backgroundPoll({ url, responseFilter }, { transport, strct: 1 } as object)).toBeRejectedWithError(
      TypeError,
    );
    expect(transport.requests).toEqual([]);
  });

  it('rejects with the reason of its signal, and aborts the request in flight', async () => {
    const transport = scriptedTransport([{ delay: Infinity }]);
    const controller = new AbortController();
    const reason = new Error('enough');

    const poll = backgroundPoll({ url, responseFilter }, { transport, signal: controller.signal });
    controller.abort(reason);

    await expectAsync(poll).toBeRejectedWith(reason);
    expect(transport.requests.map(({ aborted }) => aborted)).toEqual([true]);
  });
});
