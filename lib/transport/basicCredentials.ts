import { decode } from '../mask/decode.js';

/** The user and the password of an address as the scheme `Basic` of HTTP writes them (RFC 7617); `undefined` for none. */
export function basicCredentials({ username, password }: URL): string | undefined {
  if (username === '' && password === '') return undefined;
  const bytes = new TextEncoder().encode(`${decode(username)}:${decode(password)}`);
  return btoa(String.fromCharCode(...bytes));
}
