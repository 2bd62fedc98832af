import { readRequest } from '../../../lib/transport/readRequest.js';
import type { RequestLike } from '../../../lib/transport/readRequest.js';
import { OutgoingRequest } from '../../../lib/transport/outgoingRequest.js';
import type { HttpRequest } from '../../../lib/transport/transport.js';

/** A request as `pollHttp` hands it to a transport. */
export function requestOf(request: RequestLike): HttpRequest {
  return new OutgoingRequest(readRequest(request, {}, false), { responseType: 'json', maxBodyBytes: 1_000 });
}
