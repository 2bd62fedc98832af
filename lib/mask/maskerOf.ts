import { decode } from './decode.js';
import { masked } from './masked.js';
import { writtenAs } from './writtenAs.js';

/** Masks secrets in text. */
export type Masker = (text: string) => string;

/** Shorter secrets are not looked for within words: they would be found in innocent ones. */
const leastLength = 4;

/** No letter or digit stands before, unless it ends an escape … */
const aloneBefore = String.raw`(?:(?<![a-z\d])|(?<=%[\da-f]{2}|\\[bfnrt]|\\u[\da-f]{4}))`;
/** … and none after. */
const aloneAfter = String.raw`(?![a-z\d])`;

/** A pattern may not be endless: a long secret is several. Each ends at a letter or a digit, which is written in one way. */
const pieces = /[^]{0,99}[a-z\d]|[^]{1,100}/giu;

/**
 * Makes what masks secrets in text, however they are written. Where one overlaps another, both are masked.
 *
 * @param secrets The secrets; empty ones are left out.
 * @param least How long a secret must be to be found within words too.
 */
export function maskerOf(secrets: readonly string[], least: number = leastLength): Masker {
  const wanted = [...new Set(secrets.flatMap(variantsOf))].filter((secret) => secret !== '');
  const patterns = wanted.map((secret) => patternsOf(secret, secret.length < least));
  const starts = new RegExp(`(?=${patterns.map(([first]) => first?.source).join('|') || '(?!)'})`, 'gi');

  return (text) => {
    if (text.search(starts) < 0) return text; // which is quicker to find out than to find all
    let result = '';
    let end = 0;
    for (const { index } of text.matchAll(starts)) {
      const found = Math.max(...patterns.map((pattern) => endOf(pattern, text, index)));
      if (found <= end) continue;
      if (index >= end) result += text.slice(end, index) + masked;
      end = found;
    }
    return result + text.slice(end);
  };
}

/**
 * What others may know as the same secret: header fields are trimmed, addresses lose their line breaks, and what was
 * interpolated may have been encoded before.
 */
function variantsOf(secret: string): readonly string[] {
  const fromForm = decode(secret.replaceAll('+', ' '));
  return [
    secret,
    secret.trim(),
    secret.replace(/[\t\n\r]/g, ''),
    decode(secret),
    fromForm,
    fromJson(secret),
    fromJson(`"${secret}"`),
  ];
}

/** What text of JSON says; nothing where it says no text. */
function fromJson(secret: string): string {
  try {
    const value: unknown = JSON.parse(secret);
    return typeof value === 'string' ? value : '';
  } catch {
    return '';
  }
}

function patternsOf(secret: string, isShort: boolean): readonly RegExp[] {
  const written = isShort
    ? [aloneBefore + writtenAs(secret) + aloneAfter]
    : (secret.match(pieces) ?? []).map(writtenAs);
  return written.map((pattern) => new RegExp(pattern, 'giy'));
}

/** Where a secret ends that begins at a place; −1 if it does not. */
function endOf(patterns: readonly RegExp[], text: string, index: number): number {
  let end = index;
  for (const pattern of patterns) {
    pattern.lastIndex = end;
    if (!pattern.test(text)) return -1;
    end = pattern.lastIndex;
  }
  return end;
}
