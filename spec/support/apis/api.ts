import type { Preset } from '../../../lib/presets/definePreset.js';

/** An answer of an API: a fault server and a scripted transport both play it. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What an API is documented to answer, by what it means. */
export interface Api {
  readonly preset: Preset;
  readonly pending: readonly ApiAnswer[];
  readonly success: readonly ApiAnswer[];
  /** What the success comes to, of each. */
  readonly results: readonly unknown[];
  readonly failure?: readonly ApiAnswer[];
  readonly cancelled?: readonly ApiAnswer[];
  readonly needsAction?: readonly ApiAnswer[];
  /** Answers that it may give, and that say nothing that the preset knows. */
  readonly unknown: readonly ApiAnswer[];
  /** An answer that tells the progress, and what it is. */
  readonly progress?: readonly [ApiAnswer, number];
}

/** Answers of status 200, the word of each at a path of the same body. */
export function saying(path: string, words: readonly unknown[], body: object = {}): readonly ApiAnswer[] {
  return words.map((word) => ({ status: 200, body: withWord(body, path.split('.'), word) }));
}

function withWord(body: object, [name = '', ...rest]: readonly string[], word: unknown): object {
  const inner = (body as Readonly<Record<string, object | undefined>>)[name] ?? {};
  return { ...body, [name]: rest.length === 0 ? word : withWord(inner, rest, word) };
}

/** Answers without a body. */
export function statuses(...codes: readonly number[]): readonly ApiAnswer[] {
  return codes.map((status) => ({ status }));
}
