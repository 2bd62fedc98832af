/** Reads a header field of an answer of any kind; `undefined` where it has none, or none that can be read. */
export function fieldOf(answer: unknown, name: string): string | undefined {
  try {
    const value = (answer as Answer | null | undefined)?.headers?.get?.(name);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined; // they are no header fields
  }
}

interface Answer {
  readonly headers?: { readonly get?: (name: string) => unknown } | null;
}
