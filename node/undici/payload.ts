import type { BodyInit } from '../../lib/transport/platform.js';

/** The bytes of a body, and the content type that goes with them. */
export interface Payload {
  readonly bytes: string | Uint8Array | null;
  readonly type: string | null;
}

/** What a body is sent as: known at once for text and bytes; forms are written, Blobs and streams are read first. */
export function payloadOf(body: BodyInit | null): Payload | Promise<Payload> {
  if (body === null) return { bytes: null, type: null };
  if (typeof body === 'string') return { bytes: body, type: 'text/plain;charset=UTF-8' };
  if (body instanceof ArrayBuffer) return { bytes: new Uint8Array(body), type: null };
  if (ArrayBuffer.isView(body)) {
    return { bytes: new Uint8Array(body.buffer, body.byteOffset, body.byteLength), type: null };
  }
  return written(new Response(body));
}

async function written(form: Response): Promise<Payload> {
  return { bytes: new Uint8Array(await form.arrayBuffer()), type: form.headers.get('content-type') };
}
