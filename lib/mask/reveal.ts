import type { KnownSecrets, Redacted } from './isRedacted.js';
import { isRedacted, secret } from './isRedacted.js';

/** A text, and what of it is secret. */
export interface Revealed {
  readonly text: string;
  readonly secrets: readonly string[];
}

/** Says what a text says, and what of it is secret: to build another text of it, by {@link redacted}. */
export function reveal(value: string | Redacted): Revealed {
  const known: KnownSecrets = {};
  const text = isRedacted(value) ? value[secret](known) : value;
  return { text, secrets: known.secrets ?? [] };
}
