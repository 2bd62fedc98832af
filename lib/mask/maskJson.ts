import { clip, show } from '../show.js';
import { isSecretName } from './isSecretName.js';
import { masked } from './masked.js';
import { maskAddresses } from './maskAddresses.js';

/** A clipped text shows no more values and characters than these, so no more are looked at: a body may have megabytes. */
const maxValues = 1_000;
const maxCharacters = 1_000;

/**
 * Writes a body into a message: its JSON, clipped, without the values of properties that are named like credentials and
 * without credentials in addresses.
 *
 * It takes any value, also one that has no JSON.
 */
export function maskJson(value: unknown): string {
  let left = maxValues;
  try {
    const json = JSON.stringify(value, (name, part: unknown) => (left-- > 0 ? mask(name, part) : undefined)) as unknown;
    return typeof json === 'string' ? clip(json) : show(value);
  } catch {
    return 'an object'; // such as one that contains itself
  }
}

function mask(name: string, value: unknown): unknown {
  if (value === null || value === undefined) return value;
  if (isSecretName(name)) return masked;
  if (typeof value === 'bigint') return String(value);
  return typeof value === 'string' ? maskAddresses(value.slice(0, maxCharacters)) : value;
}
