import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Job } from '../../testing/job.js';
import { startJobServer } from '../../testing/jobServer.js';
import type { JobServer, JobServerOptions } from '../../testing/jobServer.js';

describe('startJobServer', () => {
  let server: JobServer;
  const start = async (options?: JobServerOptions): Promise<void> => {
    server = await startJobServer(options);
  };
  const submit = async (body?: string): Promise<string> => {
    const response = await fetch(`${server.url}/jobs`, { method: 'POST', ...(body !== undefined && { body }) });
    return `${server.url}${response.headers.get('location')!}`;
  };
  const ask = async (url: string): Promise<string> => {
    try {
      const response = await fetch(url);
      const { status, progress } = (await response.json()) as Partial<Job>;
      return [response.status, status ?? response.headers.get('retry-after'), progress].join(' ').trim();
    } catch {
      return 'dropped';
    }
  };
  const askTimes = async (url: string, count: number): Promise<string[]> => {
    const answers: string[] = [];
    while (answers.length < count) answers.push(await ask(url));
    return answers;
  };
  afterEach(() => server.close());

  it('accepts a job and says where to ask about it', async () => {
    await start();

    const response = await fetch(`${server.url}/jobs`, { method: 'POST' });

    expect(response.status).toBe(202);
    expect(response.headers.get('location')).toBe('/jobs/1');
    expect(response.headers.get('connection')).toBe('close');
    expect(await response.json()).toEqual({ id: '1', status: 'queued', progress: 0 });
  });

  it('takes a job to its end, with one 503 and one lost connection on the way', async () => {
    await start();

    expect(await askTimes(await submit(), 8)).toEqual([
      '202 queued 0',
      '202 running 25',
      '503 1',
      '202 running 60',
      'dropped',
      '202 running 90',
      '200 completed 100',
      '200 completed 100',
    ]);
  });

  it('restarts at the same address, and keeps its jobs', async () => {
    await start({ faults: {} });
    const job = await submit();
    await ask(job);
    const restarted = server.restart('30ms');

    expect(await ask(job)).toBe('dropped');

    await restarted;

    expect(await askTimes(job, 2)).toEqual(['202 running 25', '202 running 60']);
    await expectAsync(server.restart('soon')).toBeRejectedWithError(/downtime/);
  });

  it('goes by the steps, faults and delays that it is given', async () => {
    await start({ steps: [50], faults: { 1: 'unavailable' }, retryAfter: 0.2, delay: '20ms' });
    const url = await submit();
    const begin = performance.now();

    expect(await askTimes(url, 4)).toEqual(['503 0.2', '202 queued 0', '202 running 50', '200 completed 100']);
    expect(performance.now() - begin).toBeGreaterThanOrEqual(70);
  });

  it('answers 304 to who knows that nothing has changed, and advances every so many times', async () => {
    await start({ steps: [50], asksPerStep: 2, pendingStatus: 200, faults: { 2: 'unavailable' } });
    const url = await submit();
    const answers: string[] = [];
    let tag = '';
    while (answers.length < 8) {
      const response = await fetch(url, { headers: { 'if-none-match': tag } });
      tag = response.headers.get('etag') ?? tag;
      answers.push(`${String(response.status)} ${tag}${(await response.text()) ? '' : ' without a body'}`);
    }

    expect(answers).toEqual([
      '200 "queued-0"',
      '503 "queued-0"',
      '304 "queued-0" without a body',
      '200 "running-50"',
      '304 "running-50" without a body',
      '200 "completed-100"',
      '304 "completed-100" without a body',
      '304 "completed-100" without a body',
    ]);
  });

  const known: readonly (readonly [string, number])[] = [
    ['"queued-0"', 304],
    ['W/"queued-0"', 304],
    ['"running-50", "queued-0"', 304],
    ['*', 304],
    ['"running-50"', 200],
    ['queued-0', 200],
  ];
  for (const [tags, status] of known) {
    it(`answers ${String(status)} to If-None-Match: ${tags} where its tag is "queued-0"`, async () => {
      await start({ pendingStatus: 200 });

      const response = await fetch(await submit(), { headers: { 'if-none-match': tags } });

      expect(response.status).toBe(status);
    });
  }

  it('answers 304 in place of a 200 alone', async () => {
    await start();

    const response = await fetch(await submit(), { headers: { 'if-none-match': '*' } });

    expect([response.status, response.headers.get('etag')]).toEqual([202, null]);
  });

  it('says while a job goes on when to ask again, and lets pages of any origin read it', async () => {
    await start({ steps: [], faults: {}, pendingHeaders: { 'X-Poll-Interval': '5', 'Cache-Control': 'max-age=5' } });
    const url = await submit();
    const [pending, final] = [await fetch(url), await fetch(url)];
    const read = ({ headers }: Response): unknown =>
      ['x-poll-interval', 'cache-control'].map((name) => headers.get(name));

    expect([pending, final].map(read)).toEqual([
      ['5', 'max-age=5'],
      [null, 'no-cache'],
    ]);
    expect(final.headers.get('access-control-expose-headers')).toBe(
      'etag, location, retry-after, X-Poll-Interval, Cache-Control',
    );
  });

  for (const delay of [2 ** 31, Infinity]) {
    it(`answers in no time soon after a delay of ${String(delay)}`, async () => {
      await start({ delay });

      await expectAsync(fetch(server.url, { signal: AbortSignal.timeout(50) })).toBeRejectedWithError(/timeout/);
    });
  }

  it('counts each job by itself', async () => {
    await start({ steps: [], faults: { 2: 'unavailable' } });
    const [one, two] = [await submit(), await submit('{}')];

    expect(await askTimes(one, 3)).toEqual(['202 queued 0', '503 1', '200 completed 100']);
    expect(await askTimes(two, 3)).toEqual(['202 queued 0', '503 1', '200 completed 100']);
  });

  it('fails a job on request', async () => {
    await start({ steps: [], faults: {} });

    expect(await askTimes(await submit('{"outcome":"failed"}'), 2)).toEqual(['202 queued 0', '200 failed 0']);
  });

  it('cancels a job', async () => {
    await start();
    const url = await submit();

    const response = await fetch(url, { method: 'DELETE' });

    expect(((await response.json()) as Job).status).toBe('cancelled');
    expect(await ask(url)).toBe('200 cancelled 0');
  });

  const refusals: readonly (readonly [string, string, string | null, number, RegExp])[] = [
    ['GET', '/jobs/42', null, 404, /nothing at \/jobs\/42/],
    ['GET', '/jobs', null, 404, /nothing at \/jobs/],
    ['PUT', '/jobs/1', '{}', 405, /takes GET and DELETE, not PUT/],
    ['POST', '/jobs', '{"outcome":', 400, /outcome/],
    ['POST', '/jobs', '{"outcome":"maybe"}', 400, /outcome/],
    ['POST', '/jobs', 'null', 400, /outcome/],
  ];
  for (const [method, path, body, status, message] of refusals) {
    it(`answers ${String(status)} to ${method} ${path} ${body ?? ''}`, async () => {
      await start();
      await submit();

      const response = await fetch(`${server.url}${path}`, { method, body });

      expect(response.status).toBe(status);
      expect(((await response.json()) as { error: { message: string } }).error.message).toMatch(message);
    });
  }

  it('lets pages of any origin ask', async () => {
    await start();

    const preflight = await fetch(`${server.url}/jobs`, {
      method: 'OPTIONS',
      headers: { 'access-control-request-headers': 'authorization' },
    });

    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization');
    expect(preflight.headers.get('access-control-expose-headers')).toBe('etag, location, retry-after');
  });

  it('ends the connections that are open when it is closed', async () => {
    await start();
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.write('POST /jobs HTTP/1.1\r\nhost: a\r\nexpect: 100-continue\r\ncontent-length: 2\r\n\r\n');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1.1 100 /);

    await Promise.all([server.close(), once(socket, 'close')]);

    await expectAsync(fetch(server.url)).toBeRejected();
  });

  it('says that a port is taken', async () => {
    await start();
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');

    await expectAsync(startJobServer({ port: (other.address() as AddressInfo).port })).toBeRejectedWithError(
      /EADDRINUSE/,
    );
    other.close();
  });

  const wrong: readonly (readonly [object, RegExp])[] = [
    [{ step: [] }, /startJobServer: unknown option "step"; did you mean steps\?/],
    [{ port: 70_000 }, /port must be a whole number from 0 to 65535/],
    [{ steps: [25, 160] }, /steps must be a list of percents/],
    [{ faults: { 3: 'broken' } }, /faults must be "unavailable" or "dropped" by number/],
    [{ asksPerStep: 0 }, /asksPerStep must be a whole number, 1 or more/],
    [{ pendingStatus: 204 }, /pendingStatus must be 200 or 202/],
    [{ pendingHeaders: { 'X Poll': '5' } }, /pendingHeaders must be header fields by name/],
    [{ pendingHeaders: { 'X-Poll-Interval': 5 } }, /pendingHeaders must be header fields by name/],
    [{ retryAfter: Infinity }, /retryAfter must be seconds, 0 or more/],
    [{ delay: 'soon' }, /delay: "soon" is not a duration/],
  ];
  for (const [options, message] of wrong) {
    it(`refuses ${JSON.stringify(options)}`, async () => {
      await start();

      await expectAsync(startJobServer(options)).toBeRejectedWithError(message);
    });
  }
});
