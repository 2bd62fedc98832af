import type { ResponseType } from './transport.js';

/** What the bytes of a body say. */
export interface ParsedBody {
  readonly body: unknown;
  readonly isJson: boolean;
}

/** Parses a body: as JSON whatever its content type says, else as text, else `null`; or as it was asked for. */
export function parseBody(chunks: readonly Uint8Array[], responseType: ResponseType, type: string): ParsedBody {
  const bytes = concatenated(chunks);
  if (responseType === 'blob') return { body: new Blob([bytes], { type }), isJson: false };
  if (responseType === 'arrayBuffer') return { body: bytes, isJson: false };
  const text = new TextDecoder().decode(bytes);
  try {
    if (responseType === 'json') return { body: JSON.parse(text) as unknown, isJson: true };
  } catch {
    // It is no JSON.
  }
  return { body: text || null, isJson: false };
}

function concatenated(chunks: readonly Uint8Array[]): ArrayBuffer {
  const bytes = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.byteLength, 0));
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes.buffer;
}
