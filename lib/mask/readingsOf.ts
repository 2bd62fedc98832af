import { unescaped } from './unescaped.js';

/** What a text may mean, in small letters and with a blank for each `+`. */
export interface Reading {
  readonly text: string;
  /** Where a character of it begins in the text that was read; for its length, where that ends. */
  readonly placeOf: (index: number) => number;
}

/** A text may be quoted in a text that is quoted in a text; who looks deeper? */
const rounds = 3;

const byte = String.raw`(?:%|\\x)`;
const next = String.raw`${byte}[89ab][\da-f]`;
/** What stands for another character. It begins in one way only, and has an end, so that no text takes long. */
const escapes = new RegExp(
  [
    `${byte}f[0-3](?:${next}){3}`, // bytes of UTF-8 …
    String.raw`${byte}e[\da-f](?:${next}){2}`,
    String.raw`${byte}[cd][\da-f]${next}`,
    String.raw`${byte}[\da-f]{2}`, // … or one of Latin-1
    String.raw`\\(?:u[\da-f]{4}|u\{[\da-f]{1,6}\}|[bfnrtv"'\\/])`,
    String.raw`&(?:#\d{1,8}|#x[\da-f]{1,8}|[a-z]{2,8});`,
  ].join('|'),
  'g',
);

/** Gives what a text may mean: as it stands, without what is escaped in it, without what is escaped in that, and so on. */
export function* readingsOf(source: string): Generator<Reading> {
  let text = fold(source);
  let places: Int32Array | undefined;
  for (let round = 0; ; round++) {
    const placeOf = placesIn(places);
    yield { text, placeOf };
    if (round === rounds) return;

    const found = new Int32Array(text.length + 1);
    let [read, length] = [0, 0];
    const plain = text.replace(escapes, (escape, place: number) => {
      const meant = unescaped(escape);
      if (meant === undefined) return escape;
      while (read < place) found[length++] = placeOf(read++);
      found.fill(placeOf(place), length, (length += meant.length));
      read += escape.length;
      return meant;
    });
    if (plain === text) return;
    while (read <= text.length) found[length++] = placeOf(read++);
    [text, places] = [fold(plain), found];
  }
}

/** Case and `+` make no difference. Nothing gets longer or shorter, nor is changed by what stands next to it. */
function fold(text: string): string {
  return text.replaceAll('İ', 'i').toLowerCase().replaceAll('ς', 'σ').replaceAll('+', ' ');
}

function placesIn(places: Int32Array | undefined): Reading['placeOf'] {
  return places === undefined ? (index) => index : (index) => places[index] ?? 0;
}
