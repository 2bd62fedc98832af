import type { Redacted, Secrets } from './isRedacted.js';
import { isRedacted, secret } from './isRedacted.js';

/** A text, and what of it is secret. */
export interface Revealed {
  readonly text: string;
  readonly secrets: readonly string[];
}

/** Says what a text says, and what of it is secret: to build another text of it, by {@link redacted}. */
export function reveal(value: string | Redacted): Revealed {
  const found: Secrets[] = [];
  const text = isRedacted(value) ? value[secret](found) : value;
  return { text, secrets: found.flatMap(({ secrets }) => secrets) };
}
