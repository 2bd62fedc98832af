/** A request, as one server is to get it. */
export interface Hop {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | Uint8Array | null;
}

const ofTheBody = ['content-encoding', 'content-language', 'content-location', 'content-type', 'content-length'];
const credentials = ['authorization', 'proxy-authorization', 'cookie', 'host'];

/**
 * Where a redirect leads, as `fetch` follows it (Fetch Standard, HTTP-redirect fetch): a `POST` becomes a `GET` where the
 * status says so, and credentials stay with the origin that they were given for.
 *
 * @throws Error if it leads to no address of http.
 */
export function redirected(from: Hop, status: number, location: string): Hop {
  const url = addressOf(location, from.url);
  const isElsewhere = url.origin !== from.url.origin;
  if (isElsewhere && (url.username !== '' || url.password !== '')) {
    throw new Error('it redirects to another origin with a user and a password');
  }
  const isRead = status === 303 ? !/^(GET|HEAD)$/.test(from.method) : status <= 302 && from.method === 'POST';
  const headers = new Headers(from.headers);
  const dropped = [...(isRead ? ofTheBody : []), ...(isElsewhere ? credentials : [])];
  for (const name of dropped) headers.delete(name);
  return isRead ? { url, method: 'GET', headers, body: null } : { ...from, url, headers };
}

/** Whether an answer with this status leads elsewhere, if it says where. */
export function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

function addressOf(location: string, base: URL): URL {
  if (!URL.canParse(location, base.href)) throw new Error('it redirects to what is not a valid URL');
  const url = new URL(location, base);
  if (!/^https?:$/.test(url.protocol)) throw new Error(`it redirects to an address of ${url.protocol}, not of http`);
  return url;
}
