import { Received } from '../../../lib/transport/received.js';
import type { HttpRequest, ParsedBody } from '../../../lib/transport/transport.js';

/** What a transport of the package makes of a body. */
export function receiving(request: HttpRequest, status: number, text: string): ParsedBody {
  const received = new Received(request, status);
  received.take(new TextEncoder().encode(text));
  return received.parsed('');
}
