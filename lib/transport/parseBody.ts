import type { Bytes } from './platform.js';
import type { ParsedBody, ResponseType } from './transport.js';

/** Parses a body: as JSON whatever its content type says, else as text, else `null`; or as it was asked for. */
export function parseBody(bytes: Bytes, responseType: ResponseType, type: string): ParsedBody {
  if (responseType === 'blob') return { body: new Blob([bytes], { type }), isJson: false };
  if (responseType === 'arrayBuffer') return { body: bytes.buffer, isJson: false };
  if (bytes.byteLength === 0) return { body: null, isJson: false }; // a mistake that is caught would be dear
  const text = new TextDecoder().decode(bytes);
  try {
    if (responseType === 'json') return { body: JSON.parse(text) as unknown, isJson: true };
  } catch {
    // It is no JSON.
  }
  return { body: text || null, isJson: false };
}
