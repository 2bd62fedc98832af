import { Received } from './received.js';
import type { HttpRequest } from './transport.js';

/** Reads a body to its end, or to one byte more than the request allows. */
export async function readBody(response: Response, request: HttpRequest): Promise<Received> {
  const received = new Received(request, response.status);
  // Not every platform iterates over streams, or has them; node-fetch has Node's own.
  const body = response.body as Response['body'] | AsyncIterable<Uint8Array> | undefined;
  if (body === undefined) {
    received.take(new Uint8Array(await response.arrayBuffer()));
  } else if (body && 'getReader' in body) {
    const reader = body.getReader();
    try {
      for (let read = await reader.read(); !read.done; read = await reader.read()) received.take(read.value);
    } finally {
      reader.cancel().catch(() => undefined); // which leaves alone what has ended
    }
  } else {
    for await (const chunk of body ?? []) received.take(chunk);
  }
  return received;
}
