/** Writes a value as a part of an address; `undefined` for half a character, which has no bytes in UTF-8. */
export function percentEncode(value: string): string | undefined {
  try {
    return encodeURIComponent(value);
  } catch {
    return undefined;
  }
}
