import { OperationError } from '../errors/operationError.js';
import type { HttpResponse } from '../httpResponse.js';
import { maskUrl } from '../mask/maskUrl.js';
import { show } from '../show.js';
import { resolved } from './resolved.js';

/**
 * Checks an address at which an operation goes on.
 *
 * @param address What was told: absolute, or relative to `base`.
 * @param response The answer that told it.
 * @throws OperationError if it is no address of http.
 */
export function addressToFollow(address: string | URL, base: string, response: HttpResponse): string {
  const url = resolved(address, base);
  if (url && /^https?:$/.test(url.protocol)) return url.href;
  throw new OperationError(
    'bad-address',
    `the poll failed, not the job, which may go on: ${show(maskUrl(String(address)))}, where it is to be followed, is no ` +
      'address of http:// or https://; tell the right one by monitor or finalUrl',
    response,
  );
}
