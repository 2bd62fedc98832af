import { execFile } from 'node:child_process';
import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import type { BuildOptions, Metafile } from 'esbuild';
import { linker } from './linker.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const source = fileURLToPath(new URL('src/', import.meta.url));

const made = fileURLToPath(new URL('../../.cache/examples/angular/', import.meta.url));
/** The folder of the page, once it is built. */
export const pageFolder: string = join(made, 'page/');

/** A page that is built. */
export interface BuiltPage {
  /** The folder that it is in. */
  readonly folder: string;
  /** What its script is made of. */
  readonly metafile: Metafile;
}

/** Builds the page for production: compiles it ahead of time, links what Angular's packages leave open, and bundles it. */
export async function buildPage(): Promise<BuiltPage> {
  await rm(made, { recursive: true, force: true });
  await compile(`${source}tsconfig.app.json`);
  const metafile = await bundle(`${made}compiled/main.js`, `${pageFolder}main.js`);
  for (const file of ['index.html', 'styles.css']) await copyFile(source + file, pageFolder + file);
  return { folder: pageFolder, metafile };
}

/**
 * Compiles TypeScript and templates.
 *
 * @param project Path of a `tsconfig.json`.
 * @returns A promise that is rejected with what does not compile.
 */
export async function compile(project: string): Promise<void> {
  try {
    await promisify(execFile)(`${root}node_modules/.bin/ngc`, ['--project', project]);
  } catch (error) {
    const { stdout, stderr } = error as { readonly stdout: string; readonly stderr: string };
    throw new Error(`${project} does not compile\n${stdout}${stderr}`);
  }
}

/** Makes one script of what is compiled. */
export async function bundle(entry: string, outfile: string, options: BuildOptions = {}): Promise<Metafile> {
  const { metafile } = await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    tsconfigRaw: {}, // none of its paths: the page takes the package as it is published
    define: { ngDevMode: 'false', ngJitMode: 'false', ngI18nClosureMode: 'false' },
    plugins: [linker],
    legalComments: 'none',
    logLevel: 'warning',
    ...options,
    metafile: true,
  });
  return metafile;
}
