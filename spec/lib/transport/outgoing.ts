import { OutgoingRequest } from '../../../lib/transport/outgoingRequest.js';
import type { ReadRequest } from '../../../lib/transport/readRequest.js';
import type { HttpRequest } from '../../../lib/transport/transport.js';

/** A request on its way, as `pollHttp` makes them. */
export function outgoing(
  { url = 'https://api.example.com/jobs', shown = url, init = {}, known = {} }: Partial<ReadRequest> = {},
  { responseType = 'json', maxBodyBytes = 1_000 }: Partial<Pick<HttpRequest, 'responseType' | 'maxBodyBytes'>> = {},
): OutgoingRequest {
  return new OutgoingRequest({ url, shown, init, known }, { responseType, maxBodyBytes });
}
