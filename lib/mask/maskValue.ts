import { isHeaders, maskHeaders } from './maskHeaders.js';
import { masked } from './masked.js';
import { isData, partsOf } from './partsOf.js';
import { quotesSecret } from './quotesSecret.js';

/** What lies deeper is masked as a whole, for to copy it could exhaust the stack. */
const maxDepth = 500;

/**
 * Masks secrets in all that a transport can answer or throw, in the names of properties too.
 *
 * What quotes none comes back as it is. What quotes one is not changed: a copy comes back, of the same class. In a copy,
 * what is neither data nor an error is masked as a whole if it quotes a secret. Bytes stay as they are.
 *
 * @param root A value; the number `status` of a response or an error is left as it is.
 * @param mask Masks the secrets in text.
 */
export function maskValue<T>(root: T, mask: (text: string) => string): T {
  const copies = new Map<unknown, unknown>();
  const plain = (value: unknown): unknown => maskPlain(value, mask);
  return quotesSecret(root, plain) ? (copy(root, 0) as T) : root;

  function copy(value: unknown, depth: number): unknown {
    if (typeof value !== 'object' || value === null) return plain(value);
    if (copies.has(value)) return copies.get(value);
    if (depth > maxDepth) return masked;
    const isError = value instanceof Error;
    if (depth > 0 && !isError && !isData(value)) return quotesSecret(value, plain) ? masked : value;

    if (Array.isArray(value)) {
      const list: unknown[] = [];
      copies.set(value, list);
      for (const part of value) list.push(copy(part, depth + 1));
      return list;
    }
    const result: object = isError ? new Error() : {};
    copies.set(value, result);
    for (const [name, part] of partsOf(value)) {
      const isLeft = depth === 0 && name === 'status';
      Object.defineProperty(result, typeof name === 'string' ? mask(name) : name, {
        value: isLeft ? part : name === 'headers' && isHeaders(part) ? maskHeaders(part, mask) : copy(part, depth + 1),
        enumerable: Object.getOwnPropertyDescriptor(value, name)?.enumerable ?? false,
        configurable: true,
        writable: true,
      });
    }
    // Comes last, for a class may refuse what is not its own.
    return Object.setPrototypeOf(result, Object.getPrototypeOf(value) as object | null) as object;
  }
}

/** Masks text, and a number that is a secret. */
function maskPlain(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === 'string') return mask(value);
  if (typeof value !== 'number' && typeof value !== 'bigint') return value;
  const shown = mask(String(value));
  return shown === String(value) || /\d/.test(shown) ? value : shown;
}
