import { basicCredentials } from '../transport/basicCredentials.js';
import type { Redacted, Secrets } from './isRedacted.js';
import { secret } from './isRedacted.js';
import { maskOf } from './maskOf.js';

/** Names the method that `console.log` calls in Node. */
const inspect = Symbol.for('nodejs.util.inspect.custom');

/** Makes text that shows other text than it says. */
export function redactedText(text: string, shown: string, secrets: readonly string[]): Redacted {
  return new RedactedText(text, shown, [...secrets, ...basicOf(text)]);
}

/** The header field that an address with a password becomes is as secret. */
function basicOf(text: string): readonly string[] {
  try {
    const credentials = basicCredentials(new URL(text));
    return credentials === undefined ? [] : [credentials];
  } catch {
    return []; // it is no address
  }
}

/** It has no property of its own, so that there is nothing to print, to copy or to send. */
class RedactedText implements Redacted {
  readonly #text: string;
  readonly #shown: string;
  readonly #secrets: readonly string[];

  constructor(text: string, shown: string, secrets: readonly string[]) {
    this.#text = text;
    this.#shown = shown;
    this.#secrets = secrets;
  }

  [secret](found: Secrets[]): string {
    found.push({ secrets: this.#secrets, maskOf });
    return this.#text;
  }

  toString(): string {
    return this.#shown;
  }

  [inspect](): string {
    return this.#shown;
  }

  toJSON(): string {
    return this.#shown;
  }
}
