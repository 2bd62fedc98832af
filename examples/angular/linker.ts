import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Plugin } from 'esbuild';

interface Babel {
  transformAsync(code: string, options: object): Promise<{ readonly code: string }>;
}

const address = import.meta.resolve('@angular/compiler-cli/linker/babel');
const { default: plugin } = (await import(address)) as { readonly default: unknown };
/** The linker's own, for other tools may bring another version of it. */
const babel = (await import(createRequire(address).resolve('@babel/core'))) as Babel;

/** Finishes what Angular's packages leave to the application's build, so that no compiler has to do it in the browser. */
export const linker: Plugin = {
  name: 'angular-linker',
  setup(build) {
    build.onLoad({ filter: /[\\/]@angular[\\/].*\.mjs$/ }, async ({ path: filename }) => {
      const code = await readFile(filename, 'utf8');
      if (!code.includes('ɵɵngDeclare')) return undefined;
      const options = { filename, plugins: [plugin], configFile: false, babelrc: false, compact: false };
      const { code: contents } = await babel.transformAsync(code, options);
      return { contents, loader: 'js' };
    });
  },
};
