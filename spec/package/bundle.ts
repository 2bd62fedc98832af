import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import type { Metafile } from 'esbuild';
import { root } from './imports.js';

/** What a user's bundler makes of a module that imports this package as it is published. */
export interface Bundle {
  /** Bytes of the code, minified and compressed. RxJS and what is loaded later do not count. */
  readonly size: number;
  readonly code: string;
  /** Paths of the files of this package and its dependencies that are in it, those that are loaded later too. */
  readonly files: readonly string[];
  /** Packages that are loaded with the bundle, and those that are loaded when they are needed. */
  readonly packages: Readonly<Record<'static' | 'dynamic', readonly string[]>>;
}

/**
 * Bundles a module, without the packages that are named.
 *
 * @param conditions What picks among the files of a package, in place of what a bundler goes by.
 */
export async function bundle(
  code: string,
  platform: 'browser' | 'node',
  external: readonly string[] = ['rxjs'],
  conditions?: readonly string[],
): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: root },
    bundle: true,
    minify: true,
    splitting: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'es2022',
    outdir: `${root}dist.bundle`,
    platform,
    ...(conditions && { conditions: [...conditions] }),
    tsconfigRaw: {}, // its paths lead to the sources
    external: [...external],
    logLevel: 'silent',
  });
  const entry = outputFiles.find(({ path }) => path.endsWith('/stdin.js'));
  const text = entry?.text.trim() ?? '';
  return {
    size: text === '' ? 0 : gzipSync(text, { level: 9 }).length,
    code: text,
    files: Object.keys(metafile.inputs),
    packages: { static: packagesOf(metafile, 'import-statement'), dynamic: packagesOf(metafile, 'dynamic-import') },
  };
}

function packagesOf({ outputs }: Metafile, kind: string): readonly string[] {
  const imports = Object.values(outputs).flatMap((output) => output.imports);
  return [...new Set(imports.filter((found) => found.external && found.kind === kind).map(({ path }) => path))];
}
