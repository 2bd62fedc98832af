import type { HttpRequest } from './transport.js';

/**
 * Refuses the copy of a request that was made by spreading it: what is made when it is first read, such as the signal, is lost.
 *
 * @throws TypeError if it is one.
 */
export function assertWhole(owner: string, request: HttpRequest): void {
  if ('signal' in request) return;
  throw new TypeError(
    `${owner}: a copy of a request has lost its signal, and could not be aborted; pass on the request itself, and change its headers in place`,
  );
}
