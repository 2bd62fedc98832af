import process from 'node:process';
import type { Dispatcher } from 'undici';
import { lastingPool } from './lastingPool.js';
import type { Undici } from './loadUndici.js';
import type { TlsOptions } from './tlsOptions.js';

/** What connections are made of. */
export interface ConnectionPlan {
  readonly connections: number;
  readonly keepAliveTimeout: number | undefined;
  readonly tls: TlsOptions | undefined;
  readonly socketPath: string | undefined;
  readonly proxy: string | false | undefined;
}

/** Makes what sends requests: at most so many connections to each origin, by a proxy where there is one. */
export function openDispatcher(undici: Undici, plan: ConnectionPlan): Dispatcher {
  const { Agent, EnvHttpProxyAgent, ProxyAgent } = undici;
  const { connections, keepAliveTimeout, tls, socketPath } = plan;
  const bounds = { connections, allowH2: false, ...(keepAliveTimeout !== undefined && { keepAliveTimeout }) };
  const direct = {
    ...bounds,
    connect: { ...tls, ...(socketPath !== undefined && { socketPath }) },
    factory: (origin: string | URL, options: object) => lastingPool(undici, origin, { ...options, ...bounds }),
  };
  const proxy = plan.proxy ?? (socketPath === undefined && proxiesOf(process.env));
  if (proxy === false) return new Agent(direct);
  const proxied = {
    ...direct,
    requestTls: { ...tls, allowH2: false },
    proxyTunnel: false, // http goes to the proxy as curl sends it: many proxies tunnel https alone
  };
  if (typeof proxy === 'string') return new ProxyAgent({ ...proxied, uri: proxy });
  return new EnvHttpProxyAgent({ ...proxied, ...proxy });
}

/** The proxies that the environment names; `NO_PROXY` is looked up at each request. */
function proxiesOf(environment: typeof process.env): { httpProxy: string; httpsProxy: string } | false {
  const proxy = (scheme: string): string => {
    const name = `${scheme}_proxy`;
    const address = environment[name] ?? environment[name.toUpperCase()] ?? '';
    if (address === '') return '';
    const url = address.includes('://') ? address : `http://${address}`; // as curl takes it
    if (URL.canParse(url)) return url;
    throw new TypeError(`undiciTransport: ${name.toUpperCase()} of the environment is no address of a proxy`);
  };
  const [httpProxy, httpsProxy] = [proxy('http'), proxy('https')];
  return httpProxy + httpsProxy !== '' && { httpProxy, httpsProxy };
}
