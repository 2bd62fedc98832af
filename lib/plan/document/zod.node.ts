import { createRequire } from 'node:module';
import type { Zod } from './zod.js';

let loaded: Zod | undefined;

/** Gives zod, loaded when a document is checked first: it takes as long to load as RxJS does. */
export function zod(): Zod {
  return (loaded ??= createRequire(import.meta.url)('zod/mini') as Zod);
}
