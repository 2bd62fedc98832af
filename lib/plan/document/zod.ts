import * as z from 'zod/mini';

/** What documents are checked with. */
export type Zod = typeof z;

/** Gives zod: a bundler takes it in with what uses it. */
export function zod(): Zod {
  return z;
}
