/** Tells where a text begins and ends in another, wherever it does. */
export type Finder = (text: string, tell: (start: number, end: number) => void) => void;

/** So much of what is wanted is looked for by the platform, which is quick, but not where a text nearly repeats itself. */
const headLength = 16;

/** Finds a text in others, also where it overlaps itself, in time that is proportional to theirs (Knuth, Morris, Pratt). */
export function finderOf(wanted: string): Finder {
  const head = wanted.slice(0, headLength);
  let borders: Int32Array | undefined;

  return (text, tell) => {
    let matched = 0;
    for (let i = 0; i < text.length || matched === wanted.length;) {
      borders ??= bordersOf(wanted);
      if (matched === wanted.length) {
        tell(i - matched, i);
        matched = borders[matched - 1] ?? 0;
      } else if (matched > 0) {
        matched = longer(wanted, borders, matched, text.charCodeAt(i++));
      } else {
        const start = text.indexOf(head, i);
        if (start < 0) return;
        i = start + head.length;
        matched = head.length;
      }
    }
  };
}

/** How much of a text, at its beginning, its parts up to each place end in. */
function bordersOf(wanted: string): Int32Array {
  const borders = new Int32Array(wanted.length);
  for (let i = 1; i < wanted.length; i++) {
    borders[i] = longer(wanted, borders, borders[i - 1] ?? 0, wanted.charCodeAt(i));
  }
  return borders;
}

/** How much of a text is matched with one more character. */
function longer(wanted: string, borders: Int32Array, matched: number, unit: number): number {
  let length = matched;
  while (length > 0 && wanted.charCodeAt(length) !== unit) length = borders[length - 1] ?? 0;
  return wanted.charCodeAt(length) === unit ? length + 1 : length;
}
