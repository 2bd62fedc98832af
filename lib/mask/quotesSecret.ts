import { fieldsOf, isHeaders } from './maskHeaders.js';
import { partsOf } from './partsOf.js';

/** Whether a value quotes a secret anywhere in reach, which is what `mask` changes. */
export function quotesSecret(root: unknown, mask: (value: unknown) => unknown): boolean {
  const reached = new Set<object>();
  /** Goes on with an object later; of anything else, says at once. */
  const reach = (value: unknown): boolean => {
    if (typeof value !== 'object' || value === null) return mask(value) !== value;
    if (!isBytes(value)) reached.add(value);
    return false;
  };
  if (reach(root)) return true;
  for (const value of reached) {
    if (Array.isArray(value)) {
      if (value.some(reach)) return true;
      continue;
    }
    const listed: unknown[] = [];
    fieldsOf(value)?.forEach((field, name) => listed.push(name, field));
    if (value instanceof Map || value instanceof Set || value instanceof URLSearchParams) listed.push(...value);
    for (const [name, part] of partsOf(value)) {
      if (name === 'headers' && isHeaders(part) && !fieldsOf(part)) return true; // who knows what these hold
      listed.push(name);
      if (value !== root || name !== 'status') listed.push(part);
    }
    if (listed.some(reach)) return true;
  }
  return false;
}

/** Bytes are not looked into: what prints them prints no text. */
function isBytes(value: object): boolean {
  return ArrayBuffer.isView(value) || value instanceof ArrayBuffer || value instanceof Blob;
}
