/** Where a {@link Redacted} keeps what it says; known by name, so that one copy of the package reads those of another. */
export const secret: unique symbol = Symbol.for('rxpoll.Redacted');

/** Text that holds secrets, as {@link redact} makes it. Whoever prints it sees it masked; only a request says it. */
export interface Redacted {
  /** Says it, for {@link pollHttp} alone, and adds what is secret to what is known. */
  [secret](known: KnownSecrets): string;
  /** Gives the text with `********` in place of each secret. */
  toString(): string;
  /** Gives the same. */
  toJSON(): string;
}

/** The secrets of all texts so far, for servers quote old ones too. */
export interface KnownSecrets {
  secrets?: readonly string[];
  /** Hides them. It comes with the first of them, so that who has none does not load it. */
  mask?: Mask;
}

/**
 * Hides secrets in a value, wherever they are quoted: gives a copy without them, or the value itself where there are none.
 *
 * @throws Error if the value cannot be looked into.
 */
export type Mask = <T>(value: T) => T;

/** Whether a value is text that holds secrets. */
export function isRedacted(value: unknown): value is Redacted {
  return (value as Partial<Redacted> | null | undefined)?.[secret] !== undefined;
}
