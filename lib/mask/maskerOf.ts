import { finderOf } from './finderOf.js';
import { masked } from './masked.js';
import { readingsOf } from './readingsOf.js';
import { variantsOf } from './variantsOf.js';

/**
 * Masks secrets in text.
 *
 * @param kept What may be quoted all the same.
 */
export type Masker = (text: string, kept?: RegExp) => string;

/** Shorter secrets are not looked for within words: they would be found in innocent ones. */
const leastLength = 4;
/** So much of each secret is looked for before anything is decoded. */
const headLength = 16;

/**
 * Makes what masks secrets in text, however they are written, in time that is proportional to the text. Where one overlaps
 * another, both are masked.
 *
 * @param secrets The secrets; blank ones are left out.
 * @param least How long a secret must be to be found within words too.
 */
export function maskerOf(secrets: readonly string[], least: number = leastLength): Masker {
  const readings = secrets.flatMap(variantsOf).flatMap((secret) => [...readingsOf(secret)].map(({ text }) => text));
  const wanted = [...new Set(readings)].filter((text) => text.trim() !== '');
  if (wanted.length === 0) return (text) => text;

  const finders = wanted.map((text) => ({ find: finderOf(text), isShort: text.length < least }));
  const heads = wanted.map((text) => text.slice(0, headLength).replace(/[$*+?.()[\]{}|^\\]/g, String.raw`\$&`));
  const begins = new RegExp(heads.join('|'));
  // Text that has none of these is not worth a closer look.
  const suspicious = new RegExp(String.raw`${begins.source.replaceAll(' ', '[ +]')}|[%\\&]|[^\0-\x7f]`, 'i');

  return (text, kept) => {
    if (!suspicious.test(text)) return text;
    let ends: Int32Array | undefined;
    for (const { text: reading, placeOf } of readingsOf(text)) {
      if (!begins.test(reading)) continue;
      for (const { find, isShort } of finders) {
        find(reading, (from, to) => {
          const [start, end] = [placeOf(from), placeOf(to)];
          if ((isShort && !isAlone(reading, from, to)) || kept?.test(text.slice(start, end))) return;
          ends ??= new Int32Array(text.length);
          ends[start] = Math.max(ends[start] ?? 0, end);
        });
      }
    }
    return ends === undefined ? text : without(text, ends);
  };
}

/** Whether no letter or digit stands before or after. */
function isAlone(text: string, start: number, end: number): boolean {
  return !/[a-z\d]/.test(text.charAt(start - 1) + text.charAt(end));
}

/** Masks what begins where an end is given, up to there. */
function without(text: string, ends: Int32Array): string {
  let [result, shown] = ['', 0];
  for (let start = 0; start < ends.length; start++) {
    const end = ends[start] ?? 0;
    if (end <= shown) continue;
    if (start >= shown) result += text.slice(shown, start) + masked;
    shown = end;
  }
  return result + text.slice(shown);
}
