import { isSecretName } from './isSecretName.js';
import { masked } from './masked.js';
import { maskAddresses } from './maskAddresses.js';

/**
 * Masks the value of a header field that holds credentials (`authorization`, `cookie`, `set-cookie`, `x-api-key`…), and
 * those in addresses that any other field quotes, such as `location`.
 */
export function maskHeader(name: string, value: string): string {
  return isSecretName(name) ? masked : maskAddresses(value);
}
