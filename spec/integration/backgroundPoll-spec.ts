import { backgroundPoll } from '../../operators/backgroundPoll.js';
import { VirtualTime } from '../examples/virtualTime.js';
import { faultServer } from '../support/faultServer.js';

describe('backgroundPoll over a network', () => {
  const responseFilter = { status: [200], headers: { 'x-ready': ['1'] }, body: { status: ['SUCCESS'] } };

  describe('with the example of trigger.dev, as it stands', () => {
    const time = new VirtualTime();

    beforeEach(() => {
      time.install();
    });
    afterEach(() => {
      time.uninstall();
    });

    it('resolves with the body that matches', async () => {
      const server = await faultServer.play([
        { status: 202, body: { status: 'PENDING' } },
        { status: 503, body: 'busy' },
        { body: { status: 'SUCCESS' } },
        { headers: { 'x-ready': '1' }, body: { status: 'SUCCESS', output: [1, 2] } },
      ]);
      const began = Date.now();

      const job = await backgroundPoll<{ status: string; output: number[] }>({
        url: server.url,
        interval: 10,
        timeout: 300,
        requestInit: {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            authorization: { __redactedString: true, strings: ['Bearer ', ''], interpolations: ['s3cret'] },
          },
          body: JSON.stringify({ job: 42 }),
        },
        responseFilter,
        requestTimeout: {
          durationInMs: 5_000,
          retry: { limit: 5, minTimeoutInMs: 1_000, maxTimeoutInMs: 60_000, factor: 1.8, randomize: true },
        },
      });

      expect(job).toEqual({ status: 'SUCCESS', output: [1, 2] });
      expect(Date.now() - began).toBe(30_000);
      const seen = await server.requests();
      expect(seen).toHaveSize(4);
      expect(seen[0]).toEqual(jasmine.objectContaining({ method: 'POST', body: '{"job":42}' }));
      expect(seen[0]?.headers['authorization']).toBe('Bearer s3cret');
    });
  });

  it('resolves with null on a match that is not JSON', async () => {
    const { url } = await faultServer.play([{ headers: { 'content-type': 'text/plain' }, body: 'done' }]);

    expect(await backgroundPoll({ url, responseFilter: { status: [200] } })).toBeNull();
  });

  it('counts the body into the time of a request, and aborts it', async () => {
    const server = await faultServer.play([{ chunks: ['{', '}'], pause: 1_000 }]);
    const poll = backgroundPoll({ url: server.url, responseFilter: {}, requestTimeout: { durationInMs: 150 } });

    await expectAsync(poll).toBeRejectedWithError('Fetch timed out after 150ms');
    expect((await server.closed(1)).closedAt).not.toBeNull();
  });

  it('sends a lost request again', async () => {
    const server = await faultServer.play([{ fault: 'reset-before-headers' }, { body: { status: 'SUCCESS' } }]);
    const requestTimeout = { durationInMs: 2_000, retry: { limit: 2, minTimeoutInMs: 1, randomize: false } };

    expect(await backgroundPoll<object>({ url: server.url, responseFilter: {}, requestTimeout })).toEqual({
      status: 'SUCCESS',
    });
    expect(await server.requests()).toHaveSize(2);
  });
});
