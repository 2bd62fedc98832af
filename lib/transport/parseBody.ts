import type { HttpRequest, ParsedBody } from './transport.js';

/**
 * Parses a body: as JSON whatever its content type says, else as text, else `null`; or as it was asked for. What the poll
 * has had before is not parsed again. Bytes that are asked for as they are (`arrayBuffer`, `blob`) are not compared: whoever
 * got the last ones may have changed or transferred them.
 */
export function parseBody(
  { responseType, last }: Pick<HttpRequest, 'responseType' | 'last'>,
  status: number,
  type: string,
  chunks: readonly Uint8Array[],
): ParsedBody {
  const isText = responseType === 'json' || responseType === 'text';
  const known = isText ? last?.recall(status, chunks) : undefined;
  if (known) return known;
  const bytes = concatenated(chunks);
  if (responseType === 'blob') return { body: new Blob([bytes], { type }), isJson: false };
  if (responseType === 'arrayBuffer') return { body: bytes.buffer, isJson: false };
  last?.replace(bytes);
  if (bytes.byteLength === 0) return { body: null, isJson: false }; // a mistake that is caught would be dear
  const text = new TextDecoder().decode(bytes);
  try {
    if (responseType === 'json') return { body: JSON.parse(text) as unknown, isJson: true };
  } catch {
    // It is no JSON.
  }
  return { body: text || null, isJson: false };
}

function concatenated(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.byteLength, 0));
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}
