import { describeError } from '../errors/describeError.js';
import { isPollError } from '../errors/isPollError.js';
import { isRecord } from '../options.js';
import type { Fields, Packed } from './packed.js';

/** Takes a value apart. Where it holds what cannot be cloned, it is the sending that fails. */
export function pack(value: unknown): Packed {
  if (isAttempt(value)) {
    const { response, error, ...fields } = value;
    return {
      as: 'attempt',
      fields,
      ...('response' in value && { response: pack(response) }),
      ...('error' in value && { error: packError(error) }),
    };
  }
  if (isResponse(value)) {
    const { status, body, url } = value; // of some classes they are getters
    const fields = fieldsOf(value, (field, name) => typeof field !== 'function' && name !== 'headers');
    return { as: 'response', fields: { ...fields, status, body, url }, headers: listed(value.headers) };
  }
  return value instanceof Error ? packError(value) : { as: 'value', value };
}

/**
 * Takes an error apart. It can always be sent: what cannot be cloned stays behind, and so do its cause and its stack, which
 * may hold anything.
 */
export function packError(error: unknown): Packed {
  const packed = isResponse(error) ? pack(error) : undefined; // errors of Angular are responses as well
  if (packed?.as === 'response') return { ...packed, fields: fieldsOf(packed.fields, isCloneable) };
  if (!(error instanceof Error || isPollError(error))) {
    return isCloneable(error) ? { as: 'value', value: error } : packError(new Error(describeError(error)));
  }
  const { name, message } = error;
  const fields = fieldsOf(error, (field, name) => !staysBehind.includes(name) && isCloneable(field));
  const last = 'last' in error ? pack(error.last) : undefined;
  return {
    as: 'error',
    fields: { ...fields, name, message },
    isPollError: isPollError(error),
    ...(isCloneable(last) && last && { last }),
  };
}

const staysBehind: readonly string[] = ['cause', 'stack', 'last'];

function isAttempt(value: unknown): value is Record<string, unknown> {
  return isRecord(value) && typeof value['number'] === 'number' && 'startedAt' in value && 'tally' in value;
}

interface Response {
  readonly status: number;
  readonly headers: Listable;
  readonly body?: unknown;
  readonly url?: unknown;
}

interface Listable {
  get(name: string): string | null;
  keys?(): Iterable<string>;
  forEach?(callback: (value: string, name: string) => void): void;
}

function isResponse(value: unknown): value is Response {
  if (!isRecord(value) || typeof value['status'] !== 'number') return false;
  const { headers } = value;
  return isRecord(headers) && typeof headers['get'] === 'function';
}

/** The header fields, as far as they can be listed. Angular's have names and values of `forEach` the other way round. */
function listed(headers: Listable): readonly (readonly [string, string])[] {
  const names = [...(headers.keys?.() ?? [])];
  if (!headers.keys) headers.forEach?.((_, name) => names.push(name));
  return names.map((name) => [name, headers.get(name) ?? ''] as const);
}

function fieldsOf(value: object, test: (field: unknown, name: string) => boolean): Fields {
  return Object.fromEntries(Object.entries(value).filter(([name, field]) => test(field, name)));
}

function isCloneable(value: unknown): boolean {
  try {
    structuredClone(value);
    return true;
  } catch {
    return false;
  }
}
