/** The body of an answer of any kind, to look for a name in: an empty object where it has none. */
export function bodyOf(answer: unknown): Readonly<Record<string, unknown>> {
  return Object((answer as { readonly body?: unknown } | null | undefined)?.body) as Readonly<Record<string, unknown>>;
}
