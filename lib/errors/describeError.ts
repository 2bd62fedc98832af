import { maskJson } from '../mask/maskJson.js';
import { maskAddresses } from '../mask/maskAddresses.js';
import { clip } from '../show.js';

/** Says what went wrong, whatever was thrown: what others wrote may quote an address with its credentials. */
export function describeError(error: unknown): string {
  const { message, name } = Object(error) as { readonly message?: unknown; readonly name?: unknown };
  const text = [error, message, name].find((said) => typeof said === 'string' && said !== '');
  return text === undefined ? maskJson(error) : clip(maskAddresses((text as string).slice(0, 1_000)));
}
