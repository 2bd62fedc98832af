import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, defaultClientConditions } from 'vite';

/** @import { Rollup } from 'vite' */

const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

const pathOf = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Builds the page, in memory: its files, by the paths at which they are served.
 *
 * @returns {Promise<ReadonlyMap<string, { readonly type: string, readonly content: string | Uint8Array }>>}
 */
export async function buildPage() {
  const built = await build({
    root: pathOf('..'),
    configFile: false,
    logLevel: 'warn',
    // The page is built from the sources of this checkout; a project of its own takes them from the package.
    resolve: {
      alias: [
        { find: /^rxpoll$/, replacement: pathOf('../../../lib/index.ts') },
        { find: /^rxpoll\/(\w+)$/, replacement: pathOf('../../../$1/index.ts') },
      ],
      conditions: ['rxpoll-source', ...defaultClientConditions],
    },
    build: { write: false, modulePreload: { polyfill: false } },
  });
  const { output } = /** @type {Rollup.RollupOutput} */ (built);
  return new Map(
    output.map((file) => {
      const type = types[/** @type {keyof typeof types} */ (extname(file.fileName))];
      const content = file.type === 'chunk' ? file.code : file.source;
      return [file.fileName === 'index.html' ? '/' : `/${file.fileName}`, { type: `${type}; charset=utf-8`, content }];
    }),
  );
}
