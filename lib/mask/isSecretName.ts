import { decode } from './decode.js';

const secret =
  /(?:token|secrets?|passw(?:or)?ds?|passphrase|passcode|credentials?|signature|cookies?|(?:api|access|private|secret)keys?|sess(?:ion)?id|(?:^|[^a-z])(?:key|pass|pwd|sig|auth|authorization|session|sid|jwt|bearer|verifier))(?![a-z])/i;

/**
 * Whether a field, a parameter or a property of that name holds a credential.
 *
 * It goes by the words in the name, in any case, joined in any way and percent-encoded or not: `api_key`, `X-Amz-Signature`
 * and `clientSecret` do, `author`, `keyboard` and `max_tokens` do not.
 */
export function isSecretName(name: string): boolean {
  return secret.test(decode(name).replace(/[A-Z]+(?![a-z])|[A-Z]/g, ' $&'));
}
