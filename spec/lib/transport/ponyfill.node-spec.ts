import crossFetch from 'cross-fetch';
import { execFile } from 'node:child_process';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { loadPonyfill, mended, watcher } from '../../../lib/transport/ponyfill.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const script = `
  import { createRequire } from 'node:module';
  const { cache } = createRequire('${root}index.js');
  const isLoaded = () => Object.keys(cache).some((path) => path.includes('cross-fetch'));
  const { pollHttp } = await import('${root}lib/index.ts');
  const ask = () => new Promise((resolve) => pollHttp('http://127.0.0.1:9').subscribe({ next: resolve, error: resolve }));
  const seen = [isLoaded()];
  globalThis.fetch = async () => new Response('{}');
  await ask();
  seen.push(isLoaded());
  delete globalThis.fetch;
  const { kind } = await ask();
  seen.push(isLoaded(), kind);
  console.log(JSON.stringify(seen));
`;

describe('loadPonyfill in Node', () => {
  it('loads cross-fetch', async () => {
    expect(await loadPonyfill()).toBe(crossFetch);
  });

  it('is called only where there is no fetch', async () => {
    const flags = ['--conditions=rxpoll-source', '--import', 'tsx', '--input-type=module', '--eval', script];
    const { stdout } = await promisify(execFile)(process.execPath, flags, { cwd: root });

    expect(JSON.parse(stdout)).toEqual([false, false, true, 'network']);
  });
});

describe('mended in Node', () => {
  it('leaves any other fetch as it is', () => {
    for (const fetch of [globalThis.fetch, async () => new Response()]) expect(mended(fetch)).toBe(fetch);
    expect(mended(crossFetch)).not.toBe(crossFetch);
  });
});

describe('watcher in Node', () => {
  it('makes an agent for the protocol of each address', () => {
    const { agent } = watcher();

    expect(agent(new URL('http://h/'))).toBeInstanceOf(HttpAgent);
    expect(agent(new URL('http://h/'))).not.toBeInstanceOf(HttpsAgent);
    expect(agent(new URL('https://h/'))).toBeInstanceOf(HttpsAgent);
  });
});
