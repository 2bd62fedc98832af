import type { PollErrorKind } from '../errors/pollError.js';
import { PollError } from '../errors/pollError.js';
import { ResponseHeaders } from '../transport/responseHeaders.js';
import type { Packed } from './packed.js';

/** Puts together again what was taken apart. */
export function unpack(packed: Packed): unknown {
  switch (packed.as) {
    case 'value':
      return packed.value;
    case 'attempt':
      return {
        ...packed.fields,
        ...(packed.response && { response: unpack(packed.response) }),
        ...(packed.error && { error: unpack(packed.error) }),
      };
    case 'response':
      return { ...packed.fields, headers: headersOf(packed.headers) };
    case 'error': {
      const error = packed.isPollError ? new ToldError() : new Error('');
      return Object.assign(error, packed.fields, packed.last && { last: unpack(packed.last) });
    }
  }
}

/** Those of the platform would refuse some that transports list, such as `:status`. */
function headersOf(listed: readonly (readonly [string, string])[]): ResponseHeaders {
  const fields = new Map(listed.map(([name, value]) => [name.toLowerCase(), value]));
  return new ResponseHeaders({
    get: (name) => fields.get(name.toLowerCase()) ?? null,
    forEach: (callback) => fields.forEach(callback),
  });
}

/** An error of this package that another tab has told. It is of no class of its own: `kind` tells what it is. */
class ToldError extends PollError {
  declare readonly kind: PollErrorKind;

  constructor() {
    super('');
  }
}
