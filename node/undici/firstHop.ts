import { basicCredentials } from '../../lib/transport/basicCredentials.js';
import { summaryOf } from '../../lib/transport/outgoingRequest.js';
import { assertWhole } from '../../lib/transport/assertWhole.js';
import type { HttpRequest } from '../../lib/transport/transport.js';
import { check, oneOf } from '../../lib/options.js';
import { show } from '../../lib/show.js';
import { acceptedCodings } from './decoder.js';
import type { Payload } from './payload.js';
import type { Hop } from './redirected.js';

const aRedirect = oneOf(['follow', 'manual', 'error']);

/**
 * Where a request goes.
 *
 * @throws TypeError if it cannot be sent there, or asks for what this transport does not do.
 */
export function targetOf(request: HttpRequest): URL {
  assertWhole('undiciTransport', request);
  const { redirect, integrity } = request.init;
  if (redirect !== undefined) check('undiciTransport', 'redirect', redirect, aRedirect);
  if (integrity) throw new TypeError('undiciTransport: it checks no integrity; use fetchTransport()');
  if ('dispatcher' in request.init) {
    throw new TypeError('undiciTransport: it has connections of its own, so that it takes no dispatcher');
  }
  try {
    const url = new URL(request.url);
    if (url.protocol === 'http:' || url.protocol === 'https:') return url;
  } catch {
    // It is told below.
  }
  throw new TypeError(
    `undiciTransport: ${show(summaryOf(request).url)} is not a full address of http:// or https://, which it needs`,
  );
}

/** A request as the server that it is for is to get it. */
export function firstHop({ method, headers }: HttpRequest, url: URL, { bytes, type }: Payload): Hop {
  const credentials = basicCredentials(url);
  if (type === null && credentials === undefined) return { url, method, headers, body: bytes };
  const own = new Headers(headers);
  if (type !== null && !own.has('content-type')) own.set('content-type', type);
  if (credentials !== undefined && !own.has('authorization')) own.set('authorization', `Basic ${credentials}`);
  return { url, method, headers: own, body: bytes };
}

/** Header fields, name after value, with those that every request has. */
export function fieldsOf({ headers, url }: Hop): string[] {
  const fields: string[] = [];
  headers.forEach((value, name) => fields.push(name, value));
  if (!headers.has('accept')) fields.push('accept', '*/*');
  if (!headers.has('accept-encoding')) fields.push('accept-encoding', acceptedCodings[url.protocol] ?? 'identity');
  if (!headers.has('user-agent')) fields.push('user-agent', 'rxpoll');
  return fields;
}
