const characters = new Intl.Segmenter();

/** Characters that take two cells of a terminal: those of East Asia (UAX 11) and pictures. */
const wide =
  /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|.\ufe0f)/u;
/** Characters that take none: marks on others, and what only joins. */
const none = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;

/** How many cells of a terminal a text takes. */
export function cellsOf(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let cells = 0;
  for (const { segment } of characters.segment(text)) cells += cellsIn(segment);
  return cells;
}

/** Cuts a text to what so many cells hold. */
export function cut(text: string, limit: number): string {
  if (cellsOf(text) <= limit) return text;
  let cells = 1; // for the ellipsis
  let kept = '';
  for (const { segment } of characters.segment(text)) {
    cells += cellsIn(segment);
    if (cells > limit) break;
    kept += segment;
  }
  return limit > 0 ? `${kept}…` : '';
}

function cellsIn(segment: string): number {
  return none.test(segment) ? 0 : wide.test(segment) ? 2 : 1;
}
