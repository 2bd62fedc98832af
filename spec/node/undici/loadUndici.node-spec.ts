import { createServer } from 'node:http';
import { listen } from './listen.js';
import { runScript } from './runScript.js';

/** Asks once, and says what came of it. */
const ask = (port: number): string => `
  import { createRequire } from 'node:module';
  import { pollHttp } from './operators/pollHttp.ts';
  import { undiciTransport } from './node/undiciTransport.ts';

  const { cache } = createRequire(import.meta.url);
  const isLoaded = () => Object.keys(cache).some((path) => path.includes('/node_modules/undici/'));
  const transport = undiciTransport({ proxy: false, keepAliveTimeout: '1h' });
  console.log('loaded', isLoaded());
  pollHttp('http://127.0.0.1:${String(port)}/', { transport }).subscribe({
    next: ({ body }) => console.log(body, isLoaded()),
    error: (error) => console.log(String(error)),
  });
`;

describe('loadUndici', () => {
  it('loads undici at the first request, and a connection that is idle keeps no process alive', async () => {
    const server = await listen(
      createServer((_, response) => response.setHeader('keep-alive', 'timeout=3600').end('hi')),
    );
    const run = await runScript(ask(server.port));
    await server.close();

    expect(run).toEqual({ code: 0, stdout: 'loaded false\nhi true\n', stderr: '' });
  });

  it('says what to install where undici is missing', async () => {
    const hooks = `export const resolve = (name, context, next) => {
      if (name === 'undici') throw Object.assign(new Error('Cannot find it'), { code: 'ERR_MODULE_NOT_FOUND' });
      return next(name, context);
    };`;
    const { stdout } = await runScript(`
      import { register } from 'node:module';
      register('data:text/javascript,' + encodeURIComponent(${JSON.stringify(hooks)}));
      ${ask(1).replace(/import (\{.*\}) from ('\..*');/g, 'const $1 = await import($2);')}
    `);

    expect(stdout).toBe(
      'loaded false\nError: undiciTransport needs the package undici, which is not installed: npm install undici\n',
    );
  });
});
