import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect } from 'node:net';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { firstValueFrom } from 'rxjs';
import type { NetworkError } from '../../../lib/errors/networkError.js';
import type { HttpResponse } from '../../../lib/httpResponse.js';
import { undiciTransport } from '../../../node/undiciTransport.js';
import type { UndiciTransportOptions } from '../../../node/undiciTransport.js';
import { pollHttp } from '../../../operators/pollHttp.js';
import { listen } from './listen.js';
import type { Listening } from './listen.js';
import { selfSigned } from './selfSigned.js';

/** Asks once, on connections that are closed then. */
async function ask(url: string, options: UndiciTransportOptions): Promise<HttpResponse> {
  const transport = undiciTransport(options);
  try {
    return await firstValueFrom(pollHttp(url, { transport }));
  } finally {
    await transport.close();
  }
}

/** Does something with a server that answers, and stops it. */
async function within<T>(server: Parameters<typeof listen>[0], act: (listening: Listening) => Promise<T>): Promise<T> {
  const listening = await listen(server);
  try {
    return await act(listening);
  } finally {
    await listening.close();
  }
}

const greeter = (name: string): ReturnType<typeof createServer> => createServer((_, response) => response.end(name));

describe('connections by a unix socket', () => {
  it('carry requests to any host', async () => {
    const path = `${tmpdir()}/rxpoll-${String(process.pid)}.sock`;
    const server = createServer((request, response) => response.end(request.headers.host));
    const listening = await listen(server, path);
    const { body, url } = await ask('http://jobs.test/42', { socketPath: path });
    await listening.close();
    rmSync(path, { force: true });

    expect([body, url]).toEqual(['jobs.test', 'http://jobs.test/42']);
  });
});

describe('connections by TLS', () => {
  const { cert, key } = selfSigned();
  const secure = (): ReturnType<typeof createTlsServer> =>
    createTlsServer({ cert, key }, (_, response) => response.end('secret'));
  const askSecure = (tls: UndiciTransportOptions['tls']): Promise<HttpResponse> =>
    within(secure(), ({ port }) => ask(`https://127.0.0.1:${String(port)}/`, { proxy: false, ...(tls && { tls }) }));

  it('refuse a certificate that nobody knows', async () => {
    const error = await askSecure(undefined).catch((error: unknown) => error as NetworkError);

    expect(error).toEqual(jasmine.objectContaining({ kind: 'network', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }));
  });

  const trusted: [string, NonNullable<UndiciTransportOptions['tls']>][] = [
    ['take one of an authority that is given', { ca: cert }],
    ['know the server by the name that is given', { ca: cert, servername: 'jobs.test' }],
    ['take any if they are told to', { rejectUnauthorized: false }],
  ];
  for (const [what, tls] of trusted) {
    it(what, async () => {
      expect((await askSecure(tls)).body).toBe('secret');
    });
  }

  it('refuse a certificate of another name', async () => {
    const error = await askSecure({ ca: cert, servername: 'other.test' }).catch(
      (error: unknown) => error as NetworkError,
    );

    expect(error).toEqual(jasmine.objectContaining({ kind: 'network', code: 'ERR_TLS_CERT_ALTNAME_INVALID' }));
  });

  it('show a certificate of the client', async () => {
    const server = createTlsServer({ cert, key, ca: cert, requestCert: true }, (_, response) => response.end('known'));
    const { body } = await within(server, ({ port }) =>
      ask(`https://127.0.0.1:${String(port)}/`, { proxy: false, tls: { ca: cert, cert, key } }),
    );

    expect(body).toBe('known');
  });
});

describe('connections by a proxy', () => {
  const names = ['http_proxy', 'https_proxy', 'no_proxy'].flatMap((name) => [name, name.toUpperCase()]);
  const before = new Map(names.map((name) => [name, process.env[name]]));
  const setEnvironment = (variables: Readonly<Record<string, string | undefined>>): void => {
    for (const name of names) {
      const value = variables[name];
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  };
  beforeEach(() => {
    setEnvironment({});
  });
  afterEach(() => {
    setEnvironment(Object.fromEntries(before));
  });

  /** A proxy that answers by itself what it is asked in full, and connects to `secure` whoever wants a tunnel. */
  const startProxy = async (secure = 0): Promise<Listening & { seen: IncomingMessage[] }> => {
    const seen: IncomingMessage[] = [];
    const server = createServer((request, response) => {
      seen.push(request);
      response.end('by the proxy');
    }).on('connect', (request: IncomingMessage, socket) => {
      seen.push(request);
      const onward = connect(secure, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        socket.pipe(onward).pipe(socket);
      });
      socket.on('error', () => onward.destroy());
      onward.on('error', () => socket.destroy());
    });
    return { ...(await listen(server)), seen };
  };

  it('go there for every host, with the user and the password of its address', async () => {
    const proxy = await startProxy();
    const response = await ask('http://jobs.test/42?page=1', { proxy: `http://me:pw@127.0.0.1:${String(proxy.port)}` });
    await proxy.close();

    expect([response.body, response.url]).toEqual(['by the proxy', 'http://jobs.test/42?page=1']);
    expect(
      proxy.seen.map(({ method, url, headers }) => [method, url, headers.host, headers['proxy-authorization']]),
    ).toEqual([['GET', 'http://jobs.test/42?page=1', 'jobs.test', `Basic ${btoa('me:pw')}`]]);
  });

  it('go through it by a tunnel to servers of https', async () => {
    const { cert, key } = selfSigned();
    const secure = await listen(createTlsServer({ cert, key }, (_, response) => response.end('secret')));
    const proxy = await startProxy(secure.port);
    const response = await ask('https://jobs.test/42', {
      proxy: `http://127.0.0.1:${String(proxy.port)}`,
      tls: { ca: cert },
    });
    await proxy.close();
    await secure.close();

    expect(response.body).toBe('secret');
    expect(proxy.seen.map(({ method, url }) => [method, url])).toEqual([['CONNECT', 'jobs.test:443']]);
  });

  it('are bounded there too', async () => {
    const proxy = await startProxy();
    const transport = undiciTransport({ connections: 2, proxy: `http://127.0.0.1:${String(proxy.port)}` });
    const once$ = pollHttp('http://jobs.test/42', { transport });
    await Promise.all(Array.from({ length: 20 }, () => firstValueFrom(once$)));
    await transport.close();
    await proxy.close();

    expect(proxy.seen.length).toBe(20);
    expect(proxy.connections.most).toBe(2);
  });

  const environments: [string, (proxy: string) => Record<string, string>, UndiciTransportOptions, string][] = [
    ['go to the one of the environment', (proxy) => ({ HTTP_PROXY: proxy }), {}, 'by the proxy'],
    [
      'prefer the variable in lower case',
      (proxy) => ({ http_proxy: proxy, HTTP_PROXY: 'http://127.0.0.1:1' }),
      {},
      'by the proxy',
    ],
    [
      'take its address without a scheme',
      (proxy) => ({ http_proxy: proxy.slice('http://'.length) }),
      {},
      'by the proxy',
    ],
    ['take an empty one for none', () => ({ HTTP_PROXY: '' }), {}, 'direct'],
    ['go past it as NO_PROXY says', (proxy) => ({ HTTP_PROXY: proxy, NO_PROXY: '127.0.0.1' }), {}, 'direct'],
    ['go past it if they are told to', (proxy) => ({ HTTP_PROXY: proxy }), { proxy: false }, 'direct'],
  ];
  for (const [what, environment, options, expected] of environments) {
    it(what, async () => {
      const proxy = await startProxy();
      setEnvironment(environment(`http://127.0.0.1:${String(proxy.port)}`));
      const response = await within(greeter('direct'), ({ port }) => ask(`http://127.0.0.1:${String(port)}/`, options));
      await proxy.close();

      expect(response.body).toBe(expected);
    });
  }

  it('say which variable of the environment is wrong, and not what it says', async () => {
    setEnvironment({ https_proxy: 'http://me:hidden@:x' });
    const error = await ask('http://127.0.0.1:1/', {}).catch((error: unknown) => error as Error);

    expect(String(error)).toBe('TypeError: undiciTransport: HTTPS_PROXY of the environment is no address of a proxy');
  });

  it('tell a proxy that wants to know who asks', async () => {
    const server = createServer((_, response) => response.writeHead(407).end('who?'));
    const error = await within(server, ({ port }) =>
      ask('http://jobs.test/42', { proxy: `http://127.0.0.1:${String(port)}` }).catch(
        (error: unknown) => error as Error,
      ),
    );

    expect(String(error)).toContain('Proxy Authentication Required (407)');
  });
});
