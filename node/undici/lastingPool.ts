import type { Pool } from 'undici';
import { codeOf } from '../../lib/errors/networkError.js';
import type { Undici } from './loadUndici.js';

type Listen = (event: string, listener: (...told: unknown[]) => void) => Pool;

/**
 * Makes the connections to one origin, for an Agent of undici.
 *
 * An Agent drops a pool when its last connection closes, even where requests wait in it, and makes another for the next
 * request: together they have more connections than one may have. So it hears of that only once the pool is idle.
 *
 * A pool drops a client that is refused, yet gives it what waits, and makes another for the next request: again there are more.
 * So it keeps the client, which connects anew; all but one that met a certificate of another name, which is of no use any more.
 */
export function lastingPool({ Pool }: Undici, origin: string | URL, options: Pool.Options): Pool {
  const pool = new Pool(origin, options);
  const isIdle = (): boolean => !pool.closed && pool.stats.connected === 0 && pool.stats.size === 0;
  const listen = pool.on.bind(pool) as Listen;
  const dropping = pool.rawListeners('connectionError') as ((...told: unknown[]) => void)[];
  pool.removeAllListeners('connectionError');
  listen('connectionError', (...told) => {
    if (codeOf(told[2]) === 'ERR_TLS_CERT_ALTNAME_INVALID') for (const drop of dropping) drop.apply(pool, told);
  });
  const on: Listen = (event, listener) =>
    event === 'disconnect' || event === 'connectionError'
      ? listen(event, (...told) => {
          queueMicrotask(() => isIdle() && listener(...told)); // what was aborted is counted until then
        })
      : pool; // the Agent passes other events on, to nobody
  return Object.assign(pool, { on });
}
