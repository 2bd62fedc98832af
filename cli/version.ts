import { createRequire } from 'node:module';

/** The version of this package, which its own manifest tells wherever the program was built to. */
export function version(): string {
  const manifest = createRequire(import.meta.url)('rxpoll/package.json') as { readonly version: string };
  return manifest.version;
}
