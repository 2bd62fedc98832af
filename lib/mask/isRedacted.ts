/** Where a {@link Redacted} keeps what it says; known by name, so that one copy of the package reads those of another. */
export const secret: unique symbol = Symbol.for('rxpoll.Redacted');

/** Text that holds secrets, as {@link redact} makes it. Whoever prints it sees it masked; only a request says it. */
export interface Redacted {
  /** Says it, for {@link pollHttp} alone, and adds what is secret to what was found in other texts. */
  [secret](found: Secrets[]): string;
  /** Gives the text with `********` in place of each secret. */
  toString(): string;
  /** Gives the same. */
  toJSON(): string;
}

/** What of a text is secret. */
export interface Secrets {
  readonly secrets: readonly string[];
  /** Makes one mask of all that was found. It comes with the secrets, so that who has none does not load it. */
  readonly maskOf: (found: readonly Secrets[]) => Mask;
}

/** Hides secrets in a value, wherever they are quoted: gives a copy without them, or the value itself where there are none. */
export type Mask = <T>(value: T) => T;

/** Whether a value is text that holds secrets. */
export function isRedacted(value: unknown): value is Redacted {
  return (value as Partial<Redacted> | null | undefined)?.[secret] !== undefined;
}
