/** Reads an address that may be relative, without its fragment; `undefined` for what is none. */
export function resolved(address: string | URL, base?: string): URL | undefined {
  try {
    const url = new URL(address, base);
    url.hash = '';
    return url;
  } catch {
    return undefined;
  }
}
