import type { ResponseType } from './transport.js';

/** What the bytes of a body say. */
export interface ParsedBody {
  readonly body: unknown;
  readonly isJson: boolean;
}

/** Parses a body: as JSON whatever its content type says, else as text, else `null`; or as it was asked for. */
export function parseBody(chunks: readonly Uint8Array[], responseType: ResponseType, type: string): ParsedBody {
  if (responseType === 'blob') return { body: new Blob([...chunks] as BlobPart[], { type }), isJson: false };
  if (responseType === 'arrayBuffer') return { body: concatenated(chunks), isJson: false };
  const decoder = new TextDecoder();
  const text = chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('') + decoder.decode();
  if (text === '') return { body: null, isJson: false };
  if (responseType === 'text') return { body: text, isJson: false };
  try {
    return { body: JSON.parse(text) as unknown, isJson: true };
  } catch {
    return { body: text, isJson: false };
  }
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
