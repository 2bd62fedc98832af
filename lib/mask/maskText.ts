import { decode } from './decode.js';
import { maskAddresses } from './maskAddresses.js';
import { masked } from './masked.js';
import { replaceSecrets } from './replaceSecrets.js';

/** Shorter credentials are not looked for in running text: they would be found in innocent words. */
const leastLength = 4;

/**
 * Masks what is secret in a message that somebody else wrote: credentials in any address that it quotes, and those of the
 * address at hand wherever they stand.
 *
 * @param text The message.
 * @param url The address, with its credentials; empty for none.
 */
export function maskText(text: string, url: string): string {
  const secrets = new Set<string>();
  replaceSecrets(url, (secret) => {
    const password = secret.slice(secret.indexOf(':') + 1);
    for (const written of [secret, password]) secrets.add(written).add(decode(written));
    return secret;
  });
  const rest = [...secrets]
    .filter((secret) => secret.length >= leastLength)
    .sort((a, b) => b.length - a.length) // a credential may be part of another
    .reduce((rest, secret) => rest.replaceAll(secret, masked), text);
  return maskAddresses(rest);
}
