// Says what the package adds to the page, minified: `node .ci/prepare.mjs && node --import tsx examples/angular/size.ts`
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'esbuild';
import { buildPage, bundle } from './build.js';
import { linker } from './linker.js';

/** In place of the package: nothing is polled. */
const nothing = `
  const operator = () => (source) => source;
  export { operator as backoffSchedule, operator as retryRequest, operator as takeUntilMatch, operator as timeoutAfter };
  export const isPollError = () => false;
  const nothing = () => undefined;
  export { nothing as whenEither, nothing as whenHidden, nothing as whenOffline };
  export const pollResource = () => {
    const signal = () => undefined;
    return { value: signal, attempt: signal, error: signal, isPolling: signal, reload: signal };
  };
`;

const without: Plugin = {
  name: 'without-rxpoll',
  setup(build) {
    build.onResolve({ filter: /^rxpoll/ }, ({ path }) => ({ path, namespace: 'nothing' }));
    build.onLoad({ filter: /^rxpoll/, namespace: 'nothing' }, () => ({ contents: nothing }));
  },
};

const { folder, metafile } = await buildPage();
const bare = `${folder}../without/main.js`;
await bundle(`${folder}../compiled/main.js`, bare, { plugins: [without, linker] });
const sizes = await Promise.all([`${folder}main.js`, bare].map((file) => sizeOf(file)));
const [page, rest] = sizes as [Size, Size];
console.log(`page            ${show(page)}`);
console.log(`without rxpoll  ${show(rest)}`);
console.log(`rxpoll adds     ${show({ bytes: page.bytes - rest.bytes, gzip: page.gzip - rest.gzip })}`);
const own = Object.values(metafile.outputs).flatMap(({ inputs }) =>
  Object.entries(inputs).filter(([path]) => path.startsWith('dist/')),
);
console.log(
  `of which its own code is ${String(own.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0))} bytes`,
);

interface Size {
  readonly bytes: number;
  readonly gzip: number;
}

async function sizeOf(file: string): Promise<Size> {
  const code = await readFile(file);
  return { bytes: code.length, gzip: gzipSync(code).length };
}

function show({ bytes, gzip }: Size): string {
  return `${String(bytes).padStart(7)} bytes, ${String(gzip).padStart(6)} gzip`;
}
