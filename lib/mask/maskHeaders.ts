import { ResponseHeaders } from '../transport/responseHeaders.js';

/** What can be asked for header fields. */
export interface HeadersLike {
  get(name: string): string | null;
}

/** Whether a value can be asked for header fields. */
export function isHeaders(value: unknown): value is HeadersLike {
  return typeof value === 'object' && value !== null && 'get' in value && typeof value.get === 'function';
}

/** Every header field, of what is known to tell them all. */
export function fieldsOf(headers: unknown): Headers | ResponseHeaders | undefined {
  return headers instanceof ResponseHeaders || headers instanceof Headers ? headers : undefined;
}

/** Masks header fields: their values and names; of those of others, what `get` gives. */
export function maskHeaders(headers: HeadersLike, mask: (text: string) => string): HeadersLike {
  const known = fieldsOf(headers);
  if (known === undefined) {
    return {
      get: (name) => {
        const value = headers.get(name) as unknown;
        return typeof value === 'string' ? mask(value) : null;
      },
    };
  }
  const fields = new Headers();
  known.forEach((value, name) => {
    fields.append(mask(name), mask(value));
  });
  return new ResponseHeaders(fields);
}
