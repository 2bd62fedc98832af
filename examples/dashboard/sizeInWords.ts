/** A number of bytes in words: `840 B`, `12.3 kB`. */
export function sizeInWords(bytes: number): string {
  return bytes < 1_000 ? `${String(bytes)} B` : `${(bytes / 1_000).toFixed(1)} kB`;
}
