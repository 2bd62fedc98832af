/** Bytes, perhaps as a `Buffer` of Node, which compares itself in a tenth of the time. */
type Bytes = Uint8Array & { equals?(other: Uint8Array): boolean };

/** Whether a whole has a piece at an offset, byte by byte. */
export function hasBytes(whole: Uint8Array, offset: number, piece: Bytes): boolean {
  const { byteLength } = piece;
  const part = whole.subarray(offset, offset + byteLength);
  if (piece.equals) return piece.equals(part);
  if (part.byteLength < byteLength) return false;
  const one = new DataView(part.buffer, part.byteOffset);
  const other = new DataView(piece.buffer, piece.byteOffset);
  let at = 0;
  while (at + 4 <= byteLength && one.getInt32(at) === other.getInt32(at)) at += 4; // a third of the time of one by one
  while (at < byteLength && one.getInt8(at) === other.getInt8(at)) at++;
  return at === byteLength;
}
