/** Browsers have `fetch`; this stands in for the ponyfill, to keep it out of their bundles. */
export function loadPonyfill(): Promise<typeof fetch> {
  return Promise.reject(new TypeError('there is no fetch here; pass one: pollHttp(url, { fetch })'));
}

/** In browsers the ponyfill is the platform's own `fetch`, which needs no mending. */
export function mended<T>(fetch: T): T {
  return fetch;
}
