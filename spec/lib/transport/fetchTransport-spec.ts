import { firstValueFrom, from } from 'rxjs';
import { BodyTooLargeError } from '../../../lib/errors/bodyTooLargeError.js';
import { NetworkError } from '../../../lib/errors/networkError.js';
import type { HttpResponse } from '../../../lib/httpResponse.js';
import { fetchTransport } from '../../../lib/transport/fetchTransport.js';
import type { ReadRequest } from '../../../lib/transport/readRequest.js';
import { textOf } from '../errors/textOf.js';
import { outgoing } from './outgoing.js';

type Fetch = typeof globalThis.fetch;
type Sent = [url: string, init: RequestInit & { headers: Headers }];

const ask = (fetch: Fetch | undefined, request: Partial<ReadRequest> = {}): Promise<HttpResponse> =>
  firstValueFrom(from(fetchTransport(fetch)(outgoing(request))));

/** What is sent for a request. */
async function sent(request: Partial<ReadRequest>): Promise<Sent> {
  let seen: Sent | undefined;
  await ask(async (...args) => {
    seen = args as Sent;
    return new Response();
  }, request);
  return seen!;
}

/** The error of a request for which `fetch` throws. */
async function failed(thrown: unknown, url = 'https://api.example.com/jobs'): Promise<NetworkError> {
  const throwing = async (): Promise<never> => {
    throw thrown;
  };
  const error: unknown = await ask(throwing, { url }).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(NetworkError);
  return error as NetworkError;
}

describe('fetchTransport', () => {
  describe('fetch', () => {
    it('is the platform’s own, looked up at each request, and called as it wants to be', async () => {
      const transport = fetchTransport();
      const callers: unknown[] = [];
      const answering = (body: string): Fetch =>
        async function (this: unknown) {
          callers.push(this);
          return new Response(body);
        };
      const bodies: unknown[] = [];
      const platform = spyOn(globalThis, 'fetch');
      for (const body of ['"first"', '"second"']) {
        platform.and.callFake(answering(body));
        bodies.push((await firstValueFrom(from(transport(outgoing())))).body);
      }

      expect(bodies).toEqual(['first', 'second']);
      expect(platform.calls.allArgs().map(([url]) => url)).toEqual([outgoing().url, outgoing().url]);
      expect(new Set(platform.calls.all().map(({ object }) => object as unknown))).toEqual(new Set([undefined]));
    });

    it('is the one that is given', async () => {
      const platform = spyOn(globalThis, 'fetch');
      const { body } = await ask(async () => new Response('"given"'));

      expect(body).toBe('given');
      expect(platform).not.toHaveBeenCalled();
    });
  });

  describe('the request', () => {
    it('is sent with all that fetch takes', async () => {
      const init = { method: 'PUT', headers: { a: 'b' }, body: '{}', credentials: 'omit', cache: 'no-store' } as const;
      const [url, { headers, signal, ...rest }] = await sent({ url: '/jobs?page=2', init });

      expect(url).toBe('/jobs?page=2');
      expect([headers.get('a'), signal instanceof AbortSignal]).toEqual(['b', true]);
      expect(rest).toEqual({ method: 'PUT', body: '{}', credentials: 'omit', cache: 'no-store' } as never);
    });

    it('is aborted by its own signal', async () => {
      const request = outgoing({ init: { signal: AbortSignal.abort() } });
      let signal: AbortSignal | null | undefined;
      const fetch: Fetch = (_, init) => {
        signal = init?.signal;
        return new Promise(() => undefined);
      };
      void fetchTransport(fetch)(request);
      expect(signal?.aborted).toBeFalse();

      request.abort();
      expect(signal?.aborted).toBeTrue();
    });

    const addresses: [string, string, string | null][] = [
      ['https://me:pw@h/jobs', 'https://h/jobs', 'me:pw'],
      ['https://me@h/', 'https://h/', 'me:'],
      ['https://:pw@h/', 'https://h/', ':pw'],
      ['https://m%C3%A9:p%40%3A@h/?a=@', 'https://h/?a=@', 'mÃ©:p@:'],
      ['https://100%:%zz@h/', 'https://h/', '100%:%zz'],
      ['https://h/@me?at=me@h', 'https://h/@me?at=me@h', null],
      ['https://@h/', 'https://@h/', null],
    ];
    for (const [written, url, credentials] of addresses) {
      it(`has its user and password in a header, not in its address: ${written}`, async () => {
        const [asked, { headers }] = await sent({ url: written });

        expect(asked).toBe(url);
        expect(headers.get('authorization')).toBe(credentials && `Basic ${btoa(credentials)}`);
      });
    }

    it('keeps a header that is given, whatever the address says', async () => {
      const [url, { headers }] = await sent({
        url: 'https://me:pw@h/',
        init: { headers: { authorization: 'Bearer t' } },
      });

      expect([url, headers.get('authorization')]).toEqual(['https://h/', 'Bearer t']);
    });
  });

  describe('the response', () => {
    it('is read to its end', async () => {
      const chunks = ['{"a":', '1}'].map((text) => new TextEncoder().encode(text));
      const body = new ReadableStream({
        pull: (controller) => {
          controller.enqueue(chunks.shift());
          if (chunks.length === 0) controller.close();
        },
      });
      const response = await ask(async () => new Response(body, { status: 202, headers: { etag: '"1"' } }));

      expect([response.status, response.body, response.isJson, response.url]).toEqual([202, { a: 1 }, true, null]);
      expect([response.headers.get('ETag'), response.headers.get('age')]).toEqual(['"1"', null]);
    });

    it('has the type that came, where a Blob is asked for', async () => {
      const fetch: Fetch = async () => new Response('x', { headers: { 'content-type': 'text/x' } });
      const blob$ = from(fetchTransport(fetch)(outgoing({}, { responseType: 'blob' })));

      expect(((await firstValueFrom(blob$)).body as Blob).type).toBe('text/x');
    });

    it('tells where it came from, without credentials', async () => {
      const response = Object.defineProperty(new Response(), 'url', { value: 'https://h/?token=hidden' });

      expect((await ask(async () => response)).url).toBe('https://h/?token=********');
    });

    it('shows no credential when it is printed', async () => {
      const response = await ask(
        async () => new Response('{}', { headers: { 'x-api-key': 'hidden', 'set-cookie': 'hidden' } }),
      );

      expect(response.headers.get('x-api-key')).toBe('hidden');
      expect(textOf(response)).not.toContain('hidden');
    });

    it('may be one of another make, that cannot stream and has no address', async () => {
      const stub = {
        status: 200,
        headers: new Headers(),
        arrayBuffer: async () => new TextEncoder().encode('{"a":1}').buffer,
      };

      expect(await ask(async () => stub as unknown as Response)).toEqual(
        jasmine.objectContaining({ status: 200, body: { a: 1 }, url: null }),
      );
    });

    it('may be too large', async () => {
      await expectAsync(ask(async () => new Response('x'.repeat(1_001)))).toBeRejectedWithError(BodyTooLargeError);
    });
  });

  describe('the error', () => {
    it('is a NetworkError, with what fetch said as its cause', async () => {
      const cause = Object.assign(new TypeError('fetch failed'), {
        cause: Object.assign(new Error('no'), { code: 'EPIPE' }),
      });
      const error = await failed(cause);

      expect(error.cause).toBe(cause);
      expect(error.message).toBe('GET https://api.example.com/jobs got no response: no (EPIPE)');
    });

    it('is one too where fetch throws at once, or has a response that is none', async () => {
      const throwing = ((): never => {
        throw new Error('at once');
      }) as Fetch;

      await expectAsync(ask(throwing)).toBeRejectedWithError(NetworkError, /got no response: at once$/);
      await expectAsync(ask(async () => undefined as never)).toBeRejectedWithError(NetworkError);
    });

    it('is one too where the body breaks off', async () => {
      const body = new ReadableStream({ pull: (controller) => controller.error(new TypeError('terminated')) });

      await expectAsync(ask(async () => new Response(body))).toBeRejectedWithError(NetworkError, /: terminated$/);
    });

    const url = 'https://me:hidden-pw@h/?token=hidden-token';
    const quoting = `cannot ask ${url}`;
    const endless = new Error(quoting);
    endless.cause = endless;
    const causes: [string, unknown][] = [
      ['in its message', new TypeError(quoting)],
      ['in the message of its cause', new TypeError('fetch failed', { cause: new Error(quoting) })],
      ['in a message that quotes them bare', new Error('no user me with hidden-pw')],
      ['in text', quoting],
      ['in an error that is its own cause', endless],
    ];
    for (const [where, cause] of causes) {
      it(`holds no credential that fetch had ${where}`, async () => {
        expect(textOf(await failed(cause, url))).not.toContain('hidden');
      });
    }

    it('keeps the name and the code of a cause that is told again', async () => {
      const cause = Object.assign(new TypeError(quoting), { code: 'ECONNRESET' });
      const error = await failed(cause, url);

      expect(error.code).toBe('ECONNRESET');
      expect(String(error.cause)).toBe('TypeError: cannot ask https://********@h/?token=********');
      expect('code' in ((await failed(new TypeError(quoting), url)).cause as Error)).toBeFalse();
    });
  });
});
