import type { PollHttpOptions } from '../../lib/transport/exchangePlan.js';
import { useChromium } from '../support/pages/chromium.js';
import { useSite } from '../support/pages/site.js';

describe('pollHttp in a page', () => {
  const chromium = useChromium();
  const site = useSite({
    scripts: { '/page.js': new URL('./pages/conditional.ts', import.meta.url) },
    answer: ({ path, headers }) => {
      if (path !== '/job') return undefined;
      const isKnown = headers['if-none-match'] === '"1"' && headers['cache-control'] !== 'no-cache';
      const cors = {
        'access-control-allow-origin': '*',
        'access-control-allow-headers': 'if-none-match, cache-control',
        'access-control-expose-headers': 'etag',
      };
      // For a minute the browser need not ask; `max-age` would let the poll wait so long, too.
      const fresh = { 'cache-control': 'private', expires: new Date(Date.now() + 60_000).toUTCString() };
      return { status: isKnown ? 304 : 200, headers: { ...cors, ...fresh, etag: '"1"' }, body: {} };
    },
  });

  /** Polls three times in a page, and tells the statuses that it saw, and what the server did. */
  async function poll(origin: 'url' | 'otherUrl', options: PollHttpOptions): Promise<readonly [number[], string[]]> {
    const tab = await chromium.open(site.url);
    const url = new URL('job', site[origin]).href;
    const statuses = await tab.evaluate<number[]>(`poll('${url}', ${JSON.stringify(options)}, 3)`);
    const asked = site.requests('/job').map(({ method, headers }) => `${method} ${headers['if-none-match'] ?? '-'}`);
    return [statuses, asked];
  }

  it('sees every 304, though the browser could answer from its cache', async () => {
    const statuses = [200, 304, 304];
    const asked = ['GET -', 'GET "1"', 'GET "1"'];

    expect(await poll('url', { conditional: true })).toEqual([statuses, asked]);
    expect(await poll('url', { conditional: true })).toEqual([statuses, [...asked, ...asked]]);
  });

  it('asks another origin for what needs no leave', async () => {
    expect(await poll('otherUrl', { conditional: true })).toEqual([
      [200, 200, 200],
      ['GET -', 'GET -', 'GET -'],
    ]);
  });

  it('asks another origin for leave to ask by conditions where it is told to', async () => {
    const [statuses, asked] = await poll('otherUrl', { conditional: 'cross-origin' });

    expect(statuses).toEqual([200, 304, 304]);
    expect(asked.slice(0, 3)).toEqual(['GET -', 'OPTIONS -', 'GET "1"']);
  });
});
