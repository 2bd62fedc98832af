/** The ways in which header fields are listed. */
interface Listed {
  /** Of Angular's `HttpHeaders`, which gives an array; others give an iterator. */
  readonly keys?: () => unknown;
  readonly get: (name: string) => unknown;
  /** Of this package's responses, of `Headers` and of a `Map`. Angular's takes its arguments the other way round. */
  readonly forEach?: (callback: (value: unknown, name: string) => void) => void;
}

/**
 * Lists the header fields of a response by their names in lower case.
 *
 * It reads those of this package, `Headers`, Angular's `HttpHeaders` and a `Map`; of others, which only tell the value of a
 * name, there is nothing to list.
 */
export function loopUntilHeaders(headers: unknown): Readonly<Record<string, string>> {
  const listed = (headers ?? {}) as Partial<Listed>;
  const fields: [string, string][] = [];
  const add = (value: unknown, name: string): void => {
    fields.push([name.toLowerCase(), String(value)]);
  };
  const names = listed.keys?.();
  if (Array.isArray(names)) for (const name of names) add(listed.get?.(String(name)), String(name));
  else listed.forEach?.(add);
  return Object.fromEntries(fields); // a field may be called __proto__
}
