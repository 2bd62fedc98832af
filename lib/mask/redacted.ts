import type { Redacted } from './isRedacted.js';
import { maskerOf } from './maskerOf.js';
import { redactedText } from './redactedText.js';

/**
 * Makes redacted text of a text and the secrets in it, such as one that was filled from variables.
 *
 * @param text The text.
 * @param secrets What of it is secret, as it is or in any way that an address, a form or JSON would write it.
 */
export function redacted(text: string, secrets: readonly string[]): Redacted {
  return redactedText(text, () => maskerOf(secrets, 1)(text), secrets);
}
