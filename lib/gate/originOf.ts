import { baseUrl } from '../transport/readRequest.js';

/** Stands for all origins that nobody told. */
export const unknownOrigin = 'unknown';

let last: string | undefined;

/**
 * The origin of an address, such as `https://api.example.com:8443`; of a relative one that of the page.
 *
 * Thousands of addresses in a row are of one origin, so the last one is remembered.
 *
 * @returns `undefined` for what is no address.
 */
export function originOf(address: string | URL): string | undefined {
  const text = String(address);
  if (last !== undefined && text.startsWith(`${last}/`)) return last;
  try {
    const { protocol, host } = new URL(text, baseUrl());
    const origin = `${protocol}//${host}`; // of what is not http, `origin` is "null"
    return origin === last ? last : (last = origin);
  } catch {
    return undefined;
  }
}

/**
 * The same, for one that a user tells. The message does not repeat it, for what cannot be read cannot be masked.
 *
 * @throws TypeError for what is no address.
 */
export function readOrigin(owner: string, address: string | URL): string {
  const origin = originOf(address);
  if (origin !== undefined) return origin;
  throw new TypeError(`${owner}: an origin is told by an address, such as "https://api.example.com"`);
}
