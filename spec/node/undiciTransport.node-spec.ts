import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { firstValueFrom, lastValueFrom } from 'rxjs';
import type { BodyTooLargeError } from '../../lib/errors/bodyTooLargeError.js';
import type { NetworkError } from '../../lib/errors/networkError.js';
import type { PollHttpOptions } from '../../lib/transport/exchangePlan.js';
import type { Transport } from '../../lib/transport/transport.js';
import { undiciTransport } from '../../node/undiciTransport.js';
import type { UndiciTransport, UndiciTransportOptions } from '../../node/undiciTransport.js';
import { pollHttp } from '../../operators/pollHttp.js';
import { faultServer } from '../support/faultServer.js';
import { record } from '../support/record.js';
import { listen } from './undici/listen.js';
import type { Listening } from './undici/listen.js';
import { requestOf } from './undici/requestOf.js';

describe('undiciTransport', () => {
  const opened: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const one of opened.splice(0).reverse()) await one.close();
  });

  const open = (options?: UndiciTransportOptions): UndiciTransport => {
    const transport = undiciTransport({ proxy: false, ...options });
    opened.push(transport);
    return transport;
  };
  const serve = async (listener: RequestListener): Promise<Listening & { url: string }> => {
    const listening = await listen(createServer(listener));
    opened.push(listening);
    return { ...listening, url: `http://127.0.0.1:${String(listening.port)}/` };
  };
  const errorOf = async (url: string, options: PollHttpOptions): Promise<unknown> =>
    firstValueFrom(pollHttp(url, options)).then(
      () => undefined,
      (error: unknown) => error,
    );

  const mistakes: [string, unknown, string][] = [
    ['a request', { url: '/', maskedUrl: '/' }, 'TypeError: undiciTransport: it makes a transport, once'],
    [
      'an unknown option',
      { conections: 1 },
      'TypeError: undiciTransport: unknown option "conections"; did you mean connections?',
    ],
    [
      'no connection',
      { connections: 0 },
      'RangeError: undiciTransport: connections must be a whole number, 1 or more, not 0',
    ],
    [
      'boundless connections',
      { connections: Infinity },
      'RangeError: undiciTransport: connections must be a whole number, 1 or more, not Infinity',
    ],
    ['a wrong time', { keepAliveTimeout: 'soon' }, 'DurationSyntaxError: undiciTransport: keepAliveTimeout'],
    [
      'no time',
      { keepAliveTimeout: 0 },
      'RangeError: undiciTransport: keepAliveTimeout must be longer than 0, and finite, not 0',
    ],
    [
      'a proxy that is no address',
      { proxy: 'me:hidden@proxy' },
      'TypeError: undiciTransport: proxy must be a full address, such as "http://proxy.example.com:3128"',
    ],
    [
      'a proxy of another kind',
      { proxy: 'ftp://a' },
      'TypeError: undiciTransport: proxy must be a full address, such as "http://proxy.example.com:3128"',
    ],
    [
      'a proxy that is on',
      { proxy: true },
      'TypeError: undiciTransport: proxy must be the address of a proxy, or false, not true',
    ],
    ['a key that is none', { tls: { key: 'hidden' } }, 'TypeError: undiciTransport: tls cannot be used: '],
    [
      'a version of TLS that is none',
      { tls: { minVersion: 'TLSv9' } },
      'TypeError: undiciTransport: tls cannot be used: "TLSv9" is not a valid minimum TLS protocol version',
    ],
    [
      'a wrong name within tls',
      { tls: { cart: '' } },
      'TypeError: undiciTransport: unknown option "tls.cart"; did you mean cert?',
    ],
    [
      'a wrong value within tls',
      { tls: { rejectUnauthorized: 0 } },
      'RangeError: undiciTransport: tls.rejectUnauthorized must be true or false, not 0',
    ],
    ['an empty path', { socketPath: '' }, 'TypeError: undiciTransport: socketPath must be a path, not ""'],
    [
      'two ways at once',
      { socketPath: '/a', proxy: 'http://a' },
      'TypeError: undiciTransport: give proxy or socketPath, not both',
    ],
    ['what is no options', 'fast', 'TypeError: undiciTransport: options must be an object, not "fast"'],
  ];
  for (const [what, options, message] of mistakes) {
    it(`refuses ${what} at once`, () => {
      let thrown: unknown;
      try {
        undiciTransport(options as UndiciTransportOptions);
      } catch (error) {
        thrown = error;
      }

      expect(String(thrown)).toContain(message);
      expect(String(thrown)).not.toContain('hidden');
    });
  }

  it('never has more connections than it is told', async () => {
    const server = await serve((_, response) => setTimeout(() => response.end('{}'), 2));
    const once$ = pollHttp(server.url, { transport: open({ connections: 4 }) });
    const answers = await Promise.all(Array.from({ length: 200 }, () => firstValueFrom(once$)));

    expect(answers.length).toBe(200);
    expect(server.connections).toEqual(jasmine.objectContaining({ total: 4, most: 4 }));
  });

  it('sends nothing for who left while it waited for a connection', async () => {
    const script = await faultServer.play([{ fault: 'never-answers' }, { body: 'third' }]);
    const transport = open({ connections: 1 });
    const hanging = pollHttp(`${script.url}?n=1`, { transport }).subscribe();
    await script.arrived(1);
    const waiting = pollHttp(`${script.url}?n=2`, { transport }).subscribe();
    const third = firstValueFrom(pollHttp(`${script.url}?n=3`, { transport }));
    waiting.unsubscribe();
    hanging.unsubscribe();

    expect((await third).body).toBe('third');
    expect((await script.requests()).map(({ url }) => url.slice(-1))).toEqual(['1', '3']);
  });

  it('opens no connection for those who left while they waited', async () => {
    const server = await serve(({ url }, response) => {
      if (url === '/') response.end('{}');
    });
    const transport = open({ connections: 1 });
    const once$ = pollHttp(server.url, { transport });
    await firstValueFrom(once$);
    const waiting = Array.from({ length: 50 }, () => pollHttp(`${server.url}never`, { transport }).subscribe());
    for (const one of waiting) one.unsubscribe();
    await firstValueFrom(once$);

    expect(server.connections.total).toBeLessThan(3); // the one that was in flight is closed
  });

  it('sends nothing for who left while undici was loaded', async () => {
    const urls: (string | undefined)[] = [];
    const server = await serve(({ url }, response) => {
      urls.push(url);
      response.end('{}');
    });
    const transport = open();
    pollHttp(`${server.url}1`, { transport }).subscribe().unsubscribe();
    await firstValueFrom(pollHttp(`${server.url}2`, { transport }));

    expect(urls).toEqual(['/2']);
    expect(server.connections.total).toBe(1);
  });

  it('sends forms and Blobs', async () => {
    const script = await faultServer.play([{}]);
    const form = new FormData();
    form.set('name', 'é');
    for (const body of [form, new Blob(['é'], { type: 'a/b' })]) {
      await firstValueFrom(pollHttp(script.url, { transport: open(), method: 'POST', body }));
    }
    const seen = await script.requests();

    expect(seen.map(({ headers }) => headers['content-type']?.replace(/=.*/, '='))).toEqual([
      'multipart/form-data; boundary=',
      'a/b',
    ]);
    expect(seen[0]?.body).toContain('name="name"\r\n\r\né\r\n');
    expect(seen[1]?.body).toBe('é');
  });

  it('says that an empty POST is empty', async () => {
    const script = await faultServer.play([{}]);
    await firstValueFrom(pollHttp(script.url, { transport: open(), method: 'POST' }));

    expect((await script.requests())[0]?.headers['content-length']).toBe('0');
  });

  it('gives a redirect as it is where redirect is manual', async () => {
    const { url } = await faultServer.play([{ status: 307, headers: { location: '{url}/moved' } }]);
    const response = await firstValueFrom(pollHttp(url, { transport: open(), redirect: 'manual' }));

    expect([response.status, response.headers.get('location'), response.url]).toEqual([307, `${url}/moved`, url]);
  });

  it('keeps cookies from another origin', async () => {
    const script = await faultServer.play([{ status: 302, headers: { location: '{otherUrl}' } }, {}]);
    await firstValueFrom(pollHttp(script.url, { transport: open(), headers: { cookie: 'a=b' } }));

    expect((await script.requests()).map(({ headers }) => headers['cookie'])).toEqual(['a=b', undefined]);
  });

  it('counts the body of the answer alone, not that of the redirect before', async () => {
    const { url } = await faultServer.play([{ status: 302, headers: { location: '{url}' }, size: 900 }, { size: 200 }]);
    const { body } = await firstValueFrom(pollHttp(url, { transport: open(), maxBodyBytes: 1_000 }));

    expect(body).toBe('x'.repeat(200));
  });

  it('does not read a redirect to its end where that is far', async () => {
    const server = await serve((request, response) => {
      if (request.url !== '/') response.end('there');
      else response.writeHead(302, { location: '/there' }).write('x'.repeat(1_000_000));
    });
    const response = await firstValueFrom(pollHttp(server.url, { transport: open() }));

    expect(response.body).toBe('there');
  });

  it('follows a redirect whose body is cut short', async () => {
    const script = await faultServer.play([
      { status: 302, headers: { location: '{url}/moved' }, fault: 'reset-in-body', body: 'go' },
      { body: 'there' },
    ]);
    const response = await firstValueFrom(pollHttp(script.url, { transport: open() }));

    expect(response.body).toBe('there');
  });

  it('takes no address that leads nowhere for a redirect', async () => {
    const { url } = await faultServer.play([{ status: 302, headers: { location: 'ftp://a/?token=hidden' } }]);
    const error = (await errorOf(url, { transport: open() })) as NetworkError;

    expect(error.message).toBe(`GET ${url} got no response: it redirects to an address of ftp:, not of http`);
  });

  it('tells a compressed body that is cut short, which fetch takes for whole', async () => {
    const bytes = gzipSync(JSON.stringify(Array.from({ length: 500 }, Math.random)));
    const server = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bytes.subarray(0, bytes.length >> 1));
    });
    const error = (await errorOf(server.url, { transport: open() })) as NetworkError;

    expect([error.kind, error.code]).toEqual(['network', 'Z_BUF_ERROR']);
  });

  it('stops reading what grows too large, and takes the connection down', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const server = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': bomb.length + 1 }).write(bomb);
    });
    const before = process.memoryUsage().arrayBuffers;
    const error = (await errorOf(server.url, { transport: open(), maxBodyBytes: 100_000 })) as BodyTooLargeError;

    expect([error.kind, error.maxBodyBytes]).toEqual(['body-too-large', 100_000]);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
    await server.emptied();
  });

  it('reads a large compressed body through to its end', async () => {
    const bytes = gzipSync(Buffer.alloc(3_000_000, 'x'), { level: 0 });
    const server = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bytes);
    });
    const { body } = await firstValueFrom(pollHttp(server.url, { transport: open() }));

    expect(body).toBe('x'.repeat(3_000_000));
  });

  for (const status of [204, 304]) {
    it(`takes a ${String(status)} for whole that tells the length of a body`, async () => {
      const server = await serve((_, response) => response.writeHead(status, { 'content-length': '20' }).end());
      const response = await firstValueFrom(pollHttp(server.url, { transport: open() }));

      expect([response.status, response.body]).toEqual([status, null]);
    });
  }

  it('takes informational answers for none', async () => {
    const server = await serve((_, response) => {
      response.writeEarlyHints({ link: '</a>; rel=preload' });
      response.end('{"a":1}');
    });
    const { status, body } = await firstValueFrom(pollHttp(server.url, { transport: open() }));

    expect([status, body]).toEqual([200, { a: 1 }]);
  });

  it('passes on what undici refuses to send, as it came: it would not be better another time', async () => {
    const { url } = await faultServer.play([{}]);
    const error = (await errorOf(url, {
      transport: open(),
      headers: { expect: '100-continue' },
    })) as NodeJS.ErrnoException;

    expect([error.name, error.code]).toEqual(['NotSupportedError', 'UND_ERR_NOT_SUPPORTED']);
  });

  it('is aborted behind a transport of the user that waits for something else', async () => {
    const script = await faultServer.play([{ fault: 'never-answers' }]);
    const send = open();
    const ended: unknown[] = [];
    const transport: Transport = async (request) => {
      await Promise.resolve();
      return lastValueFrom(send(request)).catch((error: unknown) => {
        ended.push((error as Error).name);
        throw error;
      });
    };
    const request = pollHttp(script.url, { transport }).subscribe();
    await script.arrived(1);
    request.unsubscribe();

    expect((await script.closed(1)).closedAt).not.toBeNull();
    expect(ended).toEqual(['AbortError']);
  });

  for (const isSent of [false, true]) {
    it(`heeds a signal of a request that is made by hand, ${isSent ? 'in flight' : 'before it is sent'}`, async () => {
      const script = await faultServer.play([{ fault: 'never-answers' }]);
      const controller = new AbortController();
      const { url, method, headers, init } = requestOf(script.url);
      const request = { url, method, headers, init, body: null, responseType: 'json', maxBodyBytes: 100 } as const;
      if (!isSent) controller.abort('before');
      const recording = record(open()({ ...request, signal: controller.signal }));
      if (isSent) await script.arrived(1);
      controller.abort('in flight');

      expect(recording.end).toBe(isSent ? 'in flight' : 'before');
      expect((await script.requests()).length).toBe(isSent ? 1 : 0);
      if (isSent) expect((await script.closed(1)).closedAt).not.toBeNull();
    });
  }

  it('lets requests in flight end when it is closed, and sends no other', async () => {
    const server = await serve((_, response) => setTimeout(() => response.end('last'), 20));
    const transport = open();
    const last = firstValueFrom(pollHttp(server.url, { transport }));
    const closed = transport.close();

    expect(await errorOf(server.url, { transport })).toEqual(
      new Error('undiciTransport: it is closed, and sends no request any more'),
    );
    expect((await last).body).toBe('last');
    await closed;
    expect(transport.close()).toBe(closed);
    await server.emptied();
    expect(server.connections.total).toBe(1);
  });

  it('ends requests in flight when it is destroyed, also after it was closed', async () => {
    const script = await faultServer.play([{ fault: 'never-answers' }]);
    const transport = open();
    const recording = record(pollHttp(script.url, { transport }));
    await script.arrived(1);
    const closed = transport.close();
    await transport.destroy();

    expect(recording.end).toEqual(new Error('undiciTransport: it was destroyed'));
    expect((await script.closed(1)).closedAt).not.toBeNull();
    await expectAsync(closed).toBeResolved();
  });

  it('is closed without having been used', async () => {
    const transport = undiciTransport();

    await expectAsync(transport.close()).toBeResolved();
    await expectAsync(transport.destroy()).toBeResolved();
  });
});
