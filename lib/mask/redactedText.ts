import { basicCredentials } from '../transport/basicCredentials.js';
import type { KnownSecrets, Redacted } from './isRedacted.js';
import { secret } from './isRedacted.js';
import { learn } from './learn.js';

/** Names the method that `console.log` calls in Node. */
const inspect = Symbol.for('nodejs.util.inspect.custom');

/**
 * Makes text that shows other text than it says.
 *
 * @param show Gives what it shows, when it is asked first.
 */
export function redactedText(text: string, show: () => string, secrets: readonly string[]): Redacted {
  return new RedactedText(text, show, [...secrets, ...basicOf(text)]);
}

/** The header field that an address with a password becomes is as secret. */
function basicOf(text: string): readonly string[] {
  try {
    const credentials = text.includes('@') ? basicCredentials(new URL(text, 'http://localhost')) : undefined;
    return credentials === undefined ? [] : [credentials];
  } catch {
    return []; // it is no address
  }
}

/** It has no property of its own, so that there is nothing to print, to copy or to send. */
class RedactedText implements Redacted {
  readonly #text: string;
  readonly #secrets: readonly string[];
  readonly #show: () => string;
  #shown: string | undefined;

  constructor(text: string, show: () => string, secrets: readonly string[]) {
    this.#text = text;
    this.#show = show;
    this.#secrets = secrets;
  }

  [secret](known: KnownSecrets): string {
    learn(known, this.#secrets);
    return this.#text;
  }

  toString(): string {
    return (this.#shown ??= this.#show());
  }

  [inspect](): string {
    return this.toString();
  }

  toJSON(): string {
    return this.toString();
  }
}
