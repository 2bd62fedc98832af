import { firstValueFrom, lastValueFrom, take, toArray } from 'rxjs';
import type { Observable } from 'rxjs';
import type { BodyTooLargeError } from '../../lib/errors/bodyTooLargeError.js';
import type { NetworkError } from '../../lib/errors/networkError.js';
import type { PollTimeoutError } from '../../lib/errors/pollTimeoutError.js';
import type { HttpResponse } from '../../lib/httpResponse.js';
import { constant } from '../../lib/schedule/constant.js';
import type { PollHttpOptions } from '../../lib/transport/exchangePlan.js';
import { backoffSchedule } from '../../operators/backoffSchedule.js';
import { pollHttp } from '../../operators/pollHttp.js';
import { timeoutAfter } from '../../operators/timeoutAfter.js';
import { faultServer } from '../support/faultServer.js';
import type { Fault, Seen, Step } from '../support/faultServer.js';

/** How a request ended: its response, or its error. */
async function outcome<T>(result: Observable<T>): Promise<{ value?: T; error?: unknown }> {
  try {
    return { value: await lastValueFrom(result) };
  } catch (error) {
    return { error };
  }
}

/** What a transport may leave out. */
export interface TransportTraits {
  /** Whether connections are used again. Defaults to `true`. */
  readonly keepsConnections?: boolean;
  /** Whether a redirect can be forbidden, which XHR cannot do. Defaults to `true`. */
  readonly refusesRedirects?: boolean;
  /** Whether it knows the bytes of the last answer again. Defaults to `true`. */
  readonly knowsBytes?: boolean;
}

/** What every transport does, against a real server. */
export function describeTransport(
  name: string,
  options: () => PollHttpOptions,
  { keepsConnections = true, refusesRedirects = true, knowsBytes = true }: TransportTraits = {},
): void {
  describe(`${name} against a real server`, () => {
    beforeAll(async () => {
      await ask({}); // what is loaded at the first request is loaded
    });

    const ask = async (...steps: Step[]): Promise<{ url: string; response: HttpResponse }> => {
      const { url } = await faultServer.play(steps);
      return { url, response: await firstValueFrom(pollHttp(url, options())) };
    };

    const bodies: [string, Step, unknown, boolean][] = [
      ['JSON', { body: { status: 'running' } }, { status: 'running' }, true],
      ['JSON that says it is text', { body: '{"a":1}', headers: { 'content-type': 'text/plain' } }, { a: 1 }, true],
      ['JSON of one value', { body: '"x"' }, 'x', true],
      ['JSON null', { body: 'null' }, null, true],
      ['JSON with a byte order mark', { chunks: [[0xef, 0xbb, 0xbf], '{"a":1}'] }, { a: 1 }, true],
      ['JSON in pieces that split a character', { chunks: ['{"a":"', [0xc3], [0xa9], '"}'] }, { a: 'é' }, true],
      ['JSON by gzip', { body: { a: 1 }, coding: 'gzip' }, { a: 1 }, true],
      ['JSON by deflate', { body: { a: 1 }, coding: 'deflate' }, { a: 1 }, true],
      ['JSON by deflate without its header', { body: { a: 1 }, coding: 'raw-deflate' }, { a: 1 }, true],
      ['JSON by Brotli', { body: { a: 1 }, coding: 'br' }, { a: 1 }, true],
      ['5 MB', { size: 5_000_000 }, 'x'.repeat(5_000_000), false],
      ['5 MB by gzip', { size: 5_000_000, coding: 'gzip' }, 'x'.repeat(5_000_000), false],
      ['invalid JSON', { body: '{"a":', headers: { 'content-type': 'application/json' } }, '{"a":', false],
      ['text', { body: '<html>' }, '<html>', false],
      ['nothing', {}, null, false],
      ['204', { status: 204 }, null, false],
      ['304', { status: 304 }, null, false],
      ['404', { status: 404, body: { error: 'gone' } }, { error: 'gone' }, true],
      ['500', { status: 500, body: 'oops' }, 'oops', false],
    ];
    for (const [what, step, body, isJson] of bodies) {
      it(`reads ${what}`, async () => {
        const { url, response } = await ask(step);

        expect([response.status, response.body, response.isJson]).toEqual([step.status ?? 200, body, isJson]);
        expect(response.url).toBe(url);
      });
    }

    it('reads a body as it is asked for', async () => {
      const { url } = await faultServer.play([{ body: '{"a":1}', headers: { 'content-type': 'text/x' } }]);
      const read = async (responseType: 'text' | 'arrayBuffer' | 'blob'): Promise<unknown> =>
        (await firstValueFrom(pollHttp(url, { ...options(), responseType }))).body;
      const blob = (await read('blob')) as Blob;

      expect(await read('text')).toBe('{"a":1}');
      expect(new TextDecoder().decode((await read('arrayBuffer')) as ArrayBuffer)).toBe('{"a":1}');
      expect([await blob.text(), blob.type]).toEqual(['{"a":1}', 'text/x']);
    });

    it('reads header fields by name in any case, repeated ones joined', async () => {
      const { response } = await ask({ headers: { 'X-State': ['a', 'b'] } });

      expect(response.headers.get('x-STATE')).toBe('a, b');
      expect(response.headers.get('x-none')).toBeNull();
    });

    it('sends method, header fields and body', async () => {
      const script = await faultServer.play([{}]);
      const init = { method: 'POST', headers: { 'x-key': 'k', 'content-type': 'a/b' }, body: 'sent' };
      await firstValueFrom(pollHttp(script.url, { ...options(), ...init }));
      const [seen] = await script.requests();

      expect([seen?.method, seen?.body, seen?.headers['x-key'], seen?.headers['content-type']]).toEqual([
        'POST',
        'sent',
        'k',
        'a/b',
      ]);
    });

    it('sends the user and the password of an address as a header, and tells neither', async () => {
      const script = await faultServer.play([{}]);
      const url = script.url.replace('//', '//me:p%40ss@');
      const response = await firstValueFrom(pollHttp(`${url}?api_key=hidden&page=2`, options()));
      const [seen] = await script.requests();

      expect(seen?.headers['authorization']).toBe(`Basic ${btoa('me:p@ss')}`);
      expect(response.url).toBe(`${script.url}?api_key=********&page=2`);
    });

    it('sends bytes and forms', async () => {
      const script = await faultServer.play([{}]);
      const send = (body: BodyInit): Promise<HttpResponse> =>
        firstValueFrom(pollHttp(script.url, { ...options(), method: 'PUT', body }));
      await send(new TextEncoder().encode('-bytes-').subarray(1, 6));
      await send(new URLSearchParams({ a: 'é' }));
      const seen = await script.requests();

      expect(seen.map(({ method, body }) => [method, body])).toEqual([
        ['PUT', 'bytes'],
        ['PUT', 'a=%C3%A9'],
      ]);
      expect(seen[1]?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded; ?charset=utf-8$/i);
    });

    it('reads the header fields of the answer to a HEAD, which has no body', async () => {
      const { url } = await faultServer.play([{ body: { a: 1 }, coding: 'gzip', headers: { 'x-state': 'a' } }]);
      const response = await firstValueFrom(pollHttp(url, { ...options(), method: 'HEAD' }));

      expect([response.status, response.body, response.headers.get('x-state')]).toEqual([200, null, 'a']);
    });

    it('leaves out the fragment of an address', async () => {
      const script = await faultServer.play([{}]);
      const response = await firstValueFrom(pollHttp(`${script.url}?a=1#part`, options()));

      expect(response.url).toBe(`${script.url}?a=1`);
      expect((await script.requests())[0]?.url).toMatch(/\?a=1$/);
    });

    it('answers many requests at once, each with its own', async () => {
      const { url } = await faultServer.play([{ echo: true, delay: 5 }]);
      const numbers = Array.from({ length: 50 }, (_, number) => number);
      const answers = numbers.map((number) =>
        firstValueFrom(pollHttp<Seen>(`${url}?number=${String(number)}`, options())),
      );
      const echoed = (await Promise.all(answers)).map(({ body }) => Number(/\d+$/.exec(body?.url ?? '')?.[0]));

      expect(echoed).toEqual(numbers);
    });

    if (keepsConnections) {
      it('uses connections again', async () => {
        const script = await faultServer.play([{ headers: { connection: null }, body: { status: 'running' } }]);
        for (let n = 0; n < 6; n++) await firstValueFrom(pollHttp(script.url, options()));
        const seen = await script.requests();

        expect(new Set(seen.map(({ connection }) => connection)).size).toBeLessThan(3);
      });
    }

    it('follows redirects, and tells where they led', async () => {
      const { url, response } = await ask(
        { status: 302, headers: { location: '{url}/moved' } },
        { body: { moved: true } },
      );

      expect([response.status, response.body, response.url]).toEqual([200, { moved: true }, `${url}/moved`]);
    });

    it('follows a redirect that is told by a relative address', async () => {
      const { url } = await faultServer.play([{ status: 302, headers: { location: '../c?page=2' } }, {}]);
      const response = await firstValueFrom(pollHttp(`${url}/a/b?page=1`, options()));

      expect(response.url).toBe(`${url}/c?page=2`);
    });

    const resent: [string, number, string, string][] = [
      ['POST', 301, 'GET', ''],
      ['POST', 302, 'GET', ''],
      ['POST', 303, 'GET', ''],
      ['POST', 307, 'POST', 'sent'],
      ['POST', 308, 'POST', 'sent'],
      ['PUT', 301, 'PUT', 'sent'],
      ['PUT', 302, 'PUT', 'sent'],
      ['PUT', 303, 'GET', ''],
      ['PUT', 307, 'PUT', 'sent'],
    ];
    for (const [method, status, newMethod, body] of resent) {
      it(`sends a ${method} that is answered by ${String(status)} again as ${newMethod}`, async () => {
        const script = await faultServer.play([{ status, headers: { location: '{url}/moved' }, body: 'go there' }, {}]);
        await firstValueFrom(pollHttp(script.url, { ...options(), method, body: 'sent' }));
        const seen = await script.requests();

        expect(seen.map((request) => [request.method, request.body])).toEqual([
          [method, 'sent'],
          [newMethod, body],
        ]);
      });
    }

    for (const place of ['url', 'otherUrl'] as const) {
      const isOther = place === 'otherUrl';
      it(`${isOther ? 'keeps credentials from another' : 'sends credentials again to the same'} origin`, async () => {
        const script = await faultServer.play([{ status: 307, headers: { location: `{${place}}/moved` } }, {}]);
        const headers = { authorization: 'Bearer hidden', 'x-key': 'k' };
        const response = await firstValueFrom(pollHttp(script.url, { ...options(), headers }));
        const [, seen] = await script.requests();

        expect(response.url).toBe(`${script[place]}/moved`);
        expect([seen?.headers['authorization'], seen?.headers['x-key']]).toEqual([
          isOther ? undefined : 'Bearer hidden',
          'k',
        ]);
      });
    }

    it('follows 20 redirects, and not one more', async () => {
      const script = await faultServer.play([{ status: 302, headers: { location: '{url}' } }]);
      const error = (await outcome(pollHttp(script.url, options()))).error as NetworkError;

      expect([error.kind, error.url]).toEqual(['network', script.url]);
      expect((await script.requests()).length).toBe(21);
    });

    if (refusesRedirects) {
      it('tells a redirect that is not allowed as a NetworkError', async () => {
        const script = await faultServer.play([{ status: 302, headers: { location: '{url}/moved' } }, {}]);
        const { error } = await outcome(pollHttp(script.url, { ...options(), redirect: 'error' }));

        expect((error as NetworkError).kind).toBe('network');
        expect((await script.requests()).length).toBe(1);
      });
    }

    it('reads up to maxBodyBytes, and not one more', async () => {
      const { url } = await faultServer.play([{ size: 1_000 }]);
      const bounded = (maxBodyBytes: number): Promise<{ value?: HttpResponse; error?: unknown }> =>
        outcome(pollHttp(url, { ...options(), maxBodyBytes }));
      const error = (await bounded(999)).error as BodyTooLargeError;

      expect((await bounded(1_000)).value?.body).toBe('x'.repeat(1_000));
      expect([error.kind, error.maxBodyBytes]).toEqual(['body-too-large', 999]);
      expect(error.message).toBe(
        `GET ${url} answered with a body of more than 999 bytes; raise maxBodyBytes if that is right`,
      );
    });

    it('bounds a body by what it is when it is decompressed', async () => {
      const { url } = await faultServer.play([{ size: 1_000_000, coding: 'gzip' }]);
      const { error } = await outcome(pollHttp(url, { ...options(), maxBodyBytes: 10_000 }));

      expect((error as BodyTooLargeError).kind).toBe('body-too-large');
    });

    it('gives up an endless body at maxBodyBytes, and closes the connection', async () => {
      const script = await faultServer.play([{ fault: 'endless-body' }]);
      const { error } = await outcome(pollHttp(script.url, { ...options(), maxBodyBytes: 100_000 }));

      expect((error as BodyTooLargeError).kind).toBe('body-too-large');
      expect((await script.closed(1)).closedAt).not.toBeNull();
    });

    const losses: Fault[] = ['reset-before-headers', 'reset-in-body', 'short-body', 'chunked-cut-short'];
    for (const fault of losses) {
      it(`tells a ${fault} as a NetworkError`, async () => {
        const script = await faultServer.play([{ fault, body: 'some of the body', chunks: ['some', 'of', 'it'] }]);
        const error = (await outcome(pollHttp(`${script.url}?token=hidden`, options()))).error as NetworkError;

        expect(error.kind).toBe('network');
        expect(error.method).toBe('GET');
        expect(error.url).toBe(`${script.url}?token=********`);
        expect(error.message).toContain(`GET ${script.url}?token=******** got no response: `);
        expect(`${error.message} ${String(error.stack)} ${String(error.cause)} ${JSON.stringify(error)}`).not.toContain(
          'hidden',
        );
      });
    }

    it('tells a body that cannot be decompressed as a NetworkError', async () => {
      const { url } = await faultServer.play([{ body: '{"a":1}'.repeat(50), coding: 'gzip', fault: 'corrupt-body' }]);
      const { error } = await outcome(pollHttp(url, options()));

      expect((error as NetworkError).kind).toBe('network');
    });

    it('tells a refused connection as a NetworkError', async () => {
      const url = `${await faultServer.refused()}/?token=hidden`;
      const error = (await outcome(pollHttp(url, options()))).error as NetworkError;

      expect(error.kind).toBe('network');
      expect(`${error.message} ${String(error.stack)} ${String((error.cause as Error).stack)}`).not.toContain('hidden');
    });

    for (const fault of ['never-answers', 'slow-headers', 'endless-body'] as const) {
      it(`closes the connection when it is unsubscribed while it ${fault}`, async () => {
        const script = await faultServer.play([{ fault }]);
        // On a busy machine more of a body may come than is allowed.
        const subscription = pollHttp(script.url, { ...options(), maxBodyBytes: Infinity }).subscribe();
        await script.arrived(1);
        subscription.unsubscribe();

        expect((await script.closed(1)).closedAt).not.toBeNull();
      });
    }

    it('closes the connection at the limit of timeoutAfter', async () => {
      const script = await faultServer.play([{ fault: 'never-answers' }]);
      const error = (await outcome(pollHttp(script.url, options()).pipe(timeoutAfter(100)))).error as PollTimeoutError;

      expect([error.kind, error.method, error.url]).toEqual(['timeout', 'GET', script.url]);
      expect((await script.closed(1)).closedAt).not.toBeNull();
    });

    it('closes the connection when the signal of the user aborts, and errors with its reason', async () => {
      const controller = new AbortController();
      const script = await faultServer.play([{ fault: 'never-answers' }]);
      const ended = outcome(pollHttp(script.url, { ...options(), signal: controller.signal }));
      await script.arrived(1);
      controller.abort(new Error('changed my mind'));

      expect((await ended).error).toEqual(new Error('changed my mind'));
      expect((await script.closed(1)).closedAt).not.toBeNull();
    });

    it('sends nothing when the signal of the user has aborted', async () => {
      const script = await faultServer.play([{}]);
      const { error } = await outcome(pollHttp(script.url, { ...options(), signal: AbortSignal.abort('before') }));

      expect(error).toBe('before');
      expect(await script.requests()).toEqual([]);
    });

    /** Polls as often as there are steps, and tells of each answer its status, its body, and whether it is unchanged. */
    async function poll(steps: readonly Step[], conditional: boolean | 'cross-origin'): Promise<Polled> {
      const script = await faultServer.play(steps);
      const attempts$ = pollHttp(script.url, { ...options(), conditional }).pipe(
        backoffSchedule(constant(0)),
        take(steps.length),
        toArray(),
      );
      const answers = (await lastValueFrom(attempts$)).map(({ response }) => response);
      const seen = answers.map(({ status, body, unchanged = false }) => [status, body, unchanged] as const);
      const sent = (await script.requests()).map(({ headers }) => [headers['if-none-match'], headers['cache-control']]);
      return { seen, sent, bodies: new Set(answers.map(({ body }) => body)).size };
    }
    const body = { status: 'running' };

    it('asks only for what has changed, and takes a 304 for the last answer', async () => {
      const tagged = { etag: '"1"' };
      const steps = [
        { body, headers: tagged },
        { status: 304, headers: tagged },
        { body: 'b', headers: { etag: '"2"' } },
      ];
      const { seen, sent, bodies } = await poll(steps, 'cross-origin');

      expect(seen).toEqual([
        [200, body, false],
        [304, body, true],
        [200, 'b', false],
      ]);
      // To one that is asked with `no-cache`, as platforms like to say, Express never answers 304.
      expect(sent.slice(1)).toEqual([
        ['"1"', 'max-age=0'],
        ['"1"', 'max-age=0'],
      ]);
      expect(bodies).toBe(2);
    });

    if (knowsBytes) {
      it('knows the bytes of the last answer again, however they come', async () => {
        const text = JSON.stringify(body);
        const chunks = [text.slice(0, 5), text.slice(5, 6), text.slice(6)];
        const steps = [{ body }, { chunks }, { body, coding: 'gzip' }, { body: 'b' }] as const;
        const { seen, bodies } = await poll(steps, true);

        expect(seen).toEqual([
          [200, body, false],
          [200, body, true],
          [200, body, true],
          [200, 'b', false],
        ]);
        expect(bodies).toBe(2);
      });
    }
  });
}

interface Polled {
  readonly seen: readonly (readonly [status: number, body: unknown, unchanged: boolean])[];
  /** `If-None-Match` and `Cache-Control` of each request. */
  readonly sent: readonly (readonly (string | undefined)[])[];
  /** How many bodies there are, the same counted once. */
  readonly bodies: number;
}
