import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { instrument, isCounted } from './instrument.mjs';

/** @type {import('node:module').LoadHook} */
export async function load(url, context, nextLoad) {
  const loaded = await nextLoad(url, context);
  const path = url.startsWith('file:') ? fileURLToPath(url) : '';
  if (!isCounted(path)) return loaded;
  return { ...loaded, source: instrument(readFileSync(path, 'utf8'), path).code };
}
