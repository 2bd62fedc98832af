import { maskUrl } from '../../../lib/mask/maskUrl.js';
import { OutgoingRequest } from '../../../lib/transport/outgoingRequest.js';
import type { ReadRequest } from '../../../lib/transport/readRequest.js';
import type { ResponseType } from '../../../lib/transport/transport.js';

/** A request on its way, as `pollHttp` makes them. */
export function outgoing(
  request: Partial<ReadRequest> = {},
  { responseType = 'json', maxBodyBytes = 1_000 }: { responseType?: ResponseType; maxBodyBytes?: number } = {},
): OutgoingRequest {
  const { url = 'https://api.example.com/jobs', init = {} } = request;
  return new OutgoingRequest({ init, maskedUrl: maskUrl(url), ...request, url }, responseType, maxBodyBytes);
}
