import { Observable } from 'rxjs';
import type { Duration } from '../lib/duration.js';
import { parseDuration } from '../lib/duration.js';
import type { HttpResponse } from '../lib/httpResponse.js';
import type { Expectation } from '../lib/options.js';
import { aDuration, aRecord, check, checkOptions } from '../lib/options.js';
import type { HttpRequest } from '../lib/transport/transport.js';
import { checkTls } from './undici/checkTls.js';
import { Connections } from './undici/connections.js';
import { Exchange } from './undici/exchange.js';
import type { TlsOptions } from './undici/tlsOptions.js';

/** Options of {@link undiciTransport}. */
export interface UndiciTransportOptions {
  /**
   * How many connections there are to each origin at most. Requests beyond wait for one that is free.
   * @defaultValue 64
   */
  readonly connections?: number;
  /**
   * How long an idle connection is kept, in milliseconds or as text, where the server does not say.
   * @defaultValue '4s'
   */
  readonly keepAliveTimeout?: Duration;
  /**
   * Address of the proxy for all requests, which may hold a user and a password; `false` for none.
   *
   * By default it is what `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` say when the first request is sent, in lower case
   * first, as with curl.
   */
  readonly proxy?: string | false;
  /** Certificates, keys and how servers are known: see `tls.connect` of Node. */
  readonly tls?: TlsOptions;
  /** Path of the unix socket, or name of the Windows pipe, that all requests go to, whatever host they name. */
  readonly socketPath?: string;
}

/** Transport whose connections can be closed; see {@link undiciTransport}. */
export interface UndiciTransport {
  /** Performs one request when it is subscribed. Unsubscribing closes its connection. */
  (request: HttpRequest): Observable<HttpResponse>;
  /** Takes no more requests, lets those in flight end, and closes the connections. */
  close(): Promise<void>;
  /** Takes no more requests, ends those in flight with an error, and closes the connections. */
  destroy(): Promise<void>;
}

const aWholeNumber: Expectation = {
  what: 'a whole number, 1 or more',
  test: (value) => Number.isInteger(value) && (value as number) > 0,
};
const aPath: Expectation = { what: 'a path', test: (value) => typeof value === 'string' && value !== '' };
const aProxy: Expectation = {
  what: 'the address of a proxy, or false',
  test: (value) => value === false || typeof value === 'string',
};
const aFiniteTime: Expectation = {
  what: 'longer than 0, and finite',
  test: (value) => value !== 0 && value !== Infinity,
};

/**
 * Transport for Node that sends requests by undici, which costs a third of what `fetch` does, on connections that are
 * bounded and used again.
 *
 * It does what `fetchTransport` does: any status is an answer, the body is decompressed and read to its end, redirects
 * are followed as `redirect` says, and credentials stay with the origin that they were given for. What goes wrong is a
 * `NetworkError`. It has no page, cookies or cache, so that `mode`, `credentials`, `cache`, `referrer` and the like
 * mean nothing to it, and are let be; it refuses `integrity` and `dispatcher`, which would not be heeded, and addresses
 * that are not of http. Blobs and streams are read to their end before they are sent. Where a server falls silent, it gives
 * up after 5 minutes; `timeoutAfter` says when it is to give up before.
 *
 * The package `undici` is to be installed, and is loaded at the first request; where it is not, each request errors. Make one transport, and share it between
 * polls: connections belong to it. Those that are idle keep no process alive, so that closing it is for who wants the
 * servers to know.
 *
 * @example
 * ```ts
 * import { pollHttp } from 'rxpoll';
 * import { undiciTransport } from 'rxpoll/node';
 * import { startJobServer } from 'rxpoll/testing';
 * import { firstValueFrom } from 'rxjs';
 *
 * const server = await startJobServer();
 * const transport = undiciTransport({ connections: 8 });
 *
 * const { status } = await firstValueFrom(pollHttp(`${server.url}/nothing`, { transport }));
 * status; // => 404
 *
 * await transport.close();
 * await server.close();
 * ```
 *
 * @param options See {@link UndiciTransportOptions}.
 * @returns A `Transport`, with `close` and `destroy`.
 * @throws TypeError, RangeError or DurationSyntaxError if an option is not right.
 */
export function undiciTransport(options: UndiciTransportOptions = {}): UndiciTransport {
  if ('maskedUrl' in Object(options)) {
    throw new TypeError('undiciTransport: it makes a transport, once: { transport: undiciTransport() }');
  }
  checkOptions('undiciTransport', options, {
    connections: aWholeNumber,
    keepAliveTimeout: aDuration,
    proxy: aProxy,
    tls: aRecord,
    socketPath: aPath,
  });
  const { connections = 64, proxy, tls, socketPath } = options;
  if (tls) checkTls(tls);
  if (typeof proxy === 'string' && !isAddress(proxy)) {
    // It is not told, for it may hold a password anywhere.
    throw new TypeError('undiciTransport: proxy must be a full address, such as "http://proxy.example.com:3128"');
  }
  if (socketPath !== undefined && proxy) throw new TypeError('undiciTransport: give proxy or socketPath, not both');
  const opened = new Connections({
    connections,
    proxy,
    tls,
    socketPath,
    keepAliveTimeout: options.keepAliveTimeout === undefined ? undefined : readTime(options.keepAliveTimeout),
  });

  const send = (request: HttpRequest): Observable<HttpResponse> =>
    new Observable((result) => {
      const exchange = new Exchange(request, result, opened);
      result.add(exchange); // before it starts: an error may come at once
      exchange.start();
    });
  return Object.assign(send, { close: () => opened.close(), destroy: () => opened.destroy() });
}

function isAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function readTime(duration: Duration): number {
  const milliseconds = parseDuration(duration, 'undiciTransport: keepAliveTimeout');
  check('undiciTransport', 'keepAliveTimeout', milliseconds, aFiniteTime);
  return milliseconds;
}
