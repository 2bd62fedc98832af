import { isRecord } from '../options.js';

/** Data by name. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * What a poll tells, as it is sent to another tab.
 *
 * A message is cloned on its way: of an object it keeps the data, and drops its class, the mark of an error of this package
 * and the `get` of headers; functions it refuses. So attempts, responses and errors are taken apart, and put together there.
 */
export type Packed =
  | { readonly as: 'value'; readonly value: unknown }
  | { readonly as: 'attempt'; readonly fields: Fields; readonly response?: Packed; readonly error?: Packed }
  | { readonly as: 'response'; readonly fields: Fields; readonly headers: readonly (readonly [string, string])[] }
  | { readonly as: 'error'; readonly fields: Fields; readonly isPollError: boolean; readonly last?: Packed };

/** Whether a value is one that `unpack` takes. */
export function isPacked(value: unknown): value is Packed {
  if (!isRecord(value)) return false;
  const { as, fields, headers, response, error, last } = value;
  const parts = [response, error, last].filter((part) => part !== undefined);
  if (as === 'value') return true;
  if (as === 'response' && !Array.isArray(headers)) return false;
  return ['attempt', 'response', 'error'].includes(as as string) && isRecord(fields) && parts.every(isPacked);
}
