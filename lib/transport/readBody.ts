import { BodyTooLargeError } from '../errors/bodyTooLargeError.js';
import { summaryOf } from './outgoingRequest.js';
import type { HttpRequest } from './transport.js';

/** Reads a body to its end, or to one byte more than the request allows. */
export async function readBody(response: Response, request: HttpRequest): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const take = (chunk: Uint8Array): void => {
    size += chunk.byteLength;
    if (size > request.maxBodyBytes) throw new BodyTooLargeError(request.maxBodyBytes, summaryOf(request));
    chunks.push(chunk);
  };
  // Not every platform iterates over streams, or has them; node-fetch has Node's own.
  const body = response.body as Response['body'] | AsyncIterable<Uint8Array> | undefined;
  if (body === undefined) {
    take(new Uint8Array(await response.arrayBuffer()));
  } else if (body && 'getReader' in body) {
    const reader = body.getReader();
    try {
      for (let read = await reader.read(); !read.done; read = await reader.read()) take(read.value);
    } finally {
      reader.cancel().catch(() => undefined); // which leaves alone what has ended
    }
  } else {
    for await (const chunk of body ?? []) take(chunk);
  }
  return chunks;
}
