import type { KnownSecrets } from './isRedacted.js';
import { maskOf } from './maskOf.js';

/** So many are known at most: who is told a new token at each attempt may quote an old one, but not forever. */
const maxKnown = 200;
/** How many of the latest need not be learnt again; the others might soon be forgotten. */
const maxRecent = 100;

/** Adds secrets to those that are known. */
export function learn(known: KnownSecrets, secrets: readonly string[]): void {
  const { secrets: old = [] } = known;
  const recent = old.slice(0, maxRecent);
  if (secrets.every((secret) => recent.includes(secret))) return;
  known.secrets = [...new Set([...secrets, ...old])].slice(0, Math.max(maxKnown, secrets.length));
  known.mask = maskOf(known.secrets);
}
