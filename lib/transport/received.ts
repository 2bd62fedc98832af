import { BodyTooLargeError } from '../errors/bodyTooLargeError.js';
import { hasBytes } from './hasBytes.js';
import { summaryOf } from './outgoingRequest.js';
import { parseBody } from './parseBody.js';
import type { Bytes } from './platform.js';
import type { HttpRequest, ParsedBody } from './transport.js';

/** A body on its way in, chunk by chunk: while it is the one that the poll has had before, nothing of it is kept. */
export class Received {
  private size = 0;
  private readonly known: Bytes | undefined;
  /** All from the first that differs from what is known. */
  private readonly chunks: Uint8Array[] = [];

  constructor(
    private readonly request: HttpRequest,
    status: number,
  ) {
    this.known = request.last?.bytesOf(status);
  }

  /** @throws BodyTooLargeError if it is more than the request allows. */
  take(chunk: Uint8Array): void {
    const { chunks, known, request, size } = this;
    this.size += chunk.byteLength;
    if (this.size > request.maxBodyBytes) throw new BodyTooLargeError(request.maxBodyBytes, summaryOf(request));
    if (!known || chunks.length > 0 || !hasBytes(known, size, chunk)) chunks.push(chunk);
  }

  /** What it says, now that all of it has come. What the poll has had before is not parsed again. */
  parsed(type: string): ParsedBody {
    const { last, responseType } = this.request;
    const bytes = this.bytes();
    return last?.recall(bytes) ?? parseBody(bytes, responseType, type);
  }

  private bytes(): Bytes {
    const { chunks, known, size } = this;
    if (chunks.length === 0 && known?.byteLength === size) return known;
    const bytes = new Uint8Array(size);
    let start = size;
    for (const chunk of chunks.reverse()) bytes.set(chunk, (start -= chunk.byteLength));
    if (known) bytes.set(known.subarray(0, start));
    return bytes;
  }
}
