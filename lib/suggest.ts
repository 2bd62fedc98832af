/** Says which known word was probably meant, as the end of a message: `'; did you mean $exists?'`, or `''`. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const limit = word.length > 50 ? 0 : Math.ceil(word.length / 3); // a longer one is no slip of the keyboard
  let best: string | undefined;
  let least = limit + 1;
  for (const candidate of known) {
    if (Math.abs(word.length - candidate.length) >= least) continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best === undefined ? '' : `; did you mean ${best}?`;
}

/** Levenshtein's distance, one row at a time. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let i = 0; i < from.length; i++) {
    let left = i;
    row = row.map((above, j) => {
      const diagonal = (row[j - 1] ?? Infinity) + (from[i] === to[j - 1] ? 0 : 1);
      return (left = Math.min(above + 1, left + 1, diagonal));
    });
  }
  return row.at(-1) ?? 0;
}
