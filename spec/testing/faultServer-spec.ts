import { faultServer } from '../support/faultServer.js';
import type { Fault, Step } from '../support/faultServer.js';

describe('faultServer', () => {
  it('plays a step for each request, and repeats the last', async () => {
    const { url } = await faultServer.play([{ status: 202, body: { status: 'running' } }, { body: 'done' }]);

    const first = await fetch(url);
    expect([first.status, await first.json()]).toEqual([202, { status: 'running' }]);
    expect(first.headers.get('content-type')).toBe('application/json');
    for (const response of [await fetch(url), await fetch(url)]) {
      expect([response.status, await response.text()]).toEqual([200, 'done']);
    }
  });

  it('tells what it has seen, preflights left out', async () => {
    const script = await faultServer.play([{ headers: { 'x-answer': 'yes' } }]);

    const response = await fetch(`${script.url}/below?a=1`, {
      method: 'PUT',
      headers: { 'x-question': 'why' },
      body: 'sent',
      credentials: 'include',
    });
    await response.text();

    expect(response.headers.get('x-answer')).toBe('yes');
    const seen = await script.requests();
    expect(seen.length).toBe(1);
    expect(seen[0]).toEqual(jasmine.objectContaining({ method: 'PUT', body: 'sent', closedAt: null }));
    expect(seen[0]!.url).toMatch(/\/below\?a=1$/);
    expect(seen[0]!.headers['x-question']).toBe('why');
    expect(seen[0]!.at).toBeLessThanOrEqual(Date.now());
  });

  const bodies: readonly (readonly [string, Step, string])[] = [
    ['an empty body', {}, ''],
    ['JSON', { body: { a: [1, null] } }, '{"a":[1,null]}'],
    ['JSON of null', { body: null }, 'null'],
    ['text that is not quite JSON', { body: '{"a":' }, '{"a":'],
    ['bytes', { bodyBase64: 'w6k=' }, 'é'],
    ['a body of a given size', { size: 100_000 }, 'x'.repeat(100_000)],
    ['a compressed body', { body: 'é'.repeat(500), coding: 'gzip' }, 'é'.repeat(500)],
    ['a character in two chunks', { chunks: ['caf', [0xc3], [0xa9]] }, 'café'],
    ['a body whose headers come slowly', { body: 'late', fault: 'slow-headers', pause: 2 }, 'late'],
    ['no body on a 204', { status: 204 }, ''],
    ['no body on a 304', { status: 304, headers: { etag: '"a"' } }, ''],
  ];
  for (const [what, step, expected] of bodies) {
    it(`answers with ${what}`, async () => {
      const { url } = await faultServer.play([step]);

      const response = await fetch(url);

      expect(response.status).toBe(step.status ?? 200);
      expect(await response.text()).toBe(expected);
    });
  }

  it('keeps a byte order mark', async () => {
    const { url } = await faultServer.play([{ body: '\uFEFF{}' }]);

    expect([...new Uint8Array(await (await fetch(url)).arrayBuffer())]).toEqual([0xef, 0xbb, 0xbf, 0x7b, 0x7d]);
  });

  it('waits before it answers', async () => {
    const { url } = await faultServer.play([{ delay: 60 }]);
    const start = performance.now();

    await fetch(url);

    expect(performance.now() - start).toBeGreaterThanOrEqual(55);
  });

  for (const status of [302, 303, 307]) {
    it(`redirects by ${String(status)}, to another origin too`, async () => {
      const { url, otherUrl } = await faultServer.play([
        { status, headers: { location: '{otherUrl}/there' } },
        { status, headers: { location: '{url}/back' } },
        { body: 'here' },
      ]);

      const response = await fetch(url);

      expect(new URL(otherUrl).origin).not.toBe(new URL(url).origin);
      expect(response.url).toBe(`${url}/back`);
      expect(await response.text()).toBe('here');
    });
  }

  it('loses the connection before the headers', async () => {
    const script = await faultServer.play([{ fault: 'reset-before-headers' }]);

    await expectAsync(fetch(script.url)).toBeRejected();
    expect((await script.requests()).map(({ closedAt }) => closedAt)).toEqual([null]);
  });

  const cuts: readonly Fault[] = ['reset-in-body', 'short-body', 'chunked-cut-short'];
  for (const fault of cuts) {
    it(`loses the connection within the body: ${fault}`, async () => {
      const script = await faultServer.play([{ fault, body: '{"status":"comp' }]);

      const response = await fetch(script.url);

      expect(response.status).toBe(200);
      await expectAsync(response.text()).toBeRejected();
      expect((await script.requests()).map(({ closedAt }) => closedAt)).toEqual([null]);
    });
  }

  it('sends a body without an end, until nobody reads it', async () => {
    const script = await faultServer.play([{ fault: 'endless-body' }]);
    const reader = (await fetch(script.url)).body!.getReader();
    let size = 0;
    while (size < 1_000_000) size += (await reader.read()).value!.length;

    await reader.cancel();

    expect((await script.closed(1)).closedAt).not.toBeNull();
  });

  it('sees that a request which it never answers is aborted', async () => {
    const script = await faultServer.play([{ fault: 'never-answers' }]);
    const controller = new AbortController();
    const answer = fetch(script.url, { signal: controller.signal });

    expect((await script.arrived(1)).closedAt).toBeNull();
    controller.abort();

    await expectAsync(answer).toBeRejected();
    expect((await script.closed(1)).closedAt).not.toBeNull();
  });

  it('knows an address at which nobody listens', async () => {
    const url = await faultServer.refused();

    await expectAsync(fetch(url)).toBeRejected();
  });

  it('answers each request on a connection of its own, so that a browser sends none twice', async () => {
    const script = await faultServer.play([{}, { fault: 'reset-before-headers' }]);
    await (await fetch(script.url)).text();

    await expectAsync(fetch(script.url)).toBeRejected();

    expect((await script.requests()).length).toBe(2);
  });
});
