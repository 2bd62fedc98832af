/** The body of an answer of any kind. */
export function bodyIn(response: unknown): unknown {
  return (response as { readonly body?: unknown } | null | undefined)?.body;
}
