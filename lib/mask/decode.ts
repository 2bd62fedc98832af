/** Undoes percent-encoding, and leaves what is not well-formed as it is. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
