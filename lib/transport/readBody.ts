import { BodyTooLargeError } from '../errors/bodyTooLargeError.js';
import { summaryOf } from './outgoingRequest.js';
import type { HttpRequest } from './transport.js';

/** Reads a body to its end, or to one byte more than the request allows. */
export async function readBody(response: Response, request: HttpRequest): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunksOf(response)) {
    size += chunk.byteLength;
    if (size > request.maxBodyBytes) throw new BodyTooLargeError(request.maxBodyBytes, summaryOf(request));
    chunks.push(chunk);
  }
  return chunks;
}

/** Leaving the loop cancels the stream. Not every platform iterates over streams, or has them; node-fetch has Node's own. */
async function* chunksOf(response: Response): AsyncGenerator<Uint8Array, void, undefined> {
  const body = response.body as Response['body'] | AsyncIterable<Uint8Array> | undefined;
  if (body === null) return;
  if (body === undefined) {
    yield new Uint8Array(await response.arrayBuffer());
    return;
  }
  if (!('getReader' in body)) {
    yield* body;
    return;
  }
  const reader = body.getReader();
  let isDone = false;
  try {
    for (;;) {
      const result = await reader.read();
      isDone = result.done;
      if (result.done) return;
      yield result.value;
    }
  } finally {
    if (!isDone) reader.cancel().catch(() => undefined);
  }
}
