import { ResponseHeaders } from '../transport/responseHeaders.js';
import type { Masker } from './maskerOf.js';

/** What can be asked for header fields. */
export interface HeadersLike {
  get(name: string): string | null;
}

/** Header fields that decide when to ask again, and what of them is left: numbers, and the words of a date. */
const hints = /^(?:age|date|retry-after|x-poll-interval|(?:x-)?ratelimit.*)$/i;
const harmless = /^(?:\d+|[a-z]{3})$/i;

/** Whether a value can be asked for header fields. */
export function isHeaders(value: unknown): value is HeadersLike {
  return typeof value === 'object' && value !== null && 'get' in value && typeof value.get === 'function';
}

/** Every header field, of what tells them all. */
export function fieldsOf(headers: object): readonly (readonly [string, unknown])[] | undefined {
  const fields: [string, unknown][] = [];
  if (headers instanceof ResponseHeaders || headers instanceof Headers) {
    headers.forEach((value, name) => fields.push([name, value]));
    return fields;
  }
  const { keys } = headers as { keys?: unknown };
  if (!isHeaders(headers) || typeof keys !== 'function') return undefined;
  return Array.from(keys.call(headers) as Iterable<string>, (name) => [name, headers.get(name)]);
}

/** Masks the values of header fields. Where none quotes a secret, the same headers come back; of others, what `get` gives. */
export function maskHeaders(headers: HeadersLike, mask: Masker): HeadersLike {
  const shown = (name: string, value: unknown): string | null =>
    typeof value === 'string' ? mask(value, hints.test(name) ? harmless : undefined) : null;
  const fields = fieldsOf(headers);
  if (fields?.every(([name, value]) => typeof value !== 'string' || shown(name, value) === value)) return headers;
  if (fields === undefined || !(headers instanceof ResponseHeaders || headers instanceof Headers)) {
    return { get: (name) => shown(name, headers.get(name)) };
  }
  const copy = new Headers();
  for (const [name, value] of fields) copy.append(name, shown(name, value) ?? '');
  return new ResponseHeaders(copy);
}
