import { masked } from './masked.js';
import { replaceSecrets } from './replaceSecrets.js';

/**
 * Masks what is secret in an address: user and password, and the values of parameters in the query and the fragment that
 * are named like credentials.
 *
 * It takes any text, relative addresses too, and leaves all the rest as it is written.
 *
 * @example
 * ```ts
 * import { maskUrl } from 'rxpoll';
 *
 * maskUrl('https://me:pw@example.com/jobs?id=42&api_key=abc'); // => 'https://********@example.com/jobs?id=42&api_key=********'
 * maskUrl('/jobs/42#access_token=abc'); // => '/jobs/42#access_token=********'
 * ```
 *
 * @param url An address, or any text.
 * @returns The same with `********` in place of each credential.
 */
export function maskUrl(url: string): string {
  return replaceSecrets(url, () => masked);
}
