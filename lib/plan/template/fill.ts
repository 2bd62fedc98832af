import { redacted } from '../../mask/redacted.js';
import { reveal } from '../../mask/reveal.js';
import type { Redacted } from '../../mask/isRedacted.js';
import { show } from '../../show.js';

/** What stands for a name in a text. */
export type Variable = string | number | boolean | Redacted;

/** Where the values of names are found. */
export interface Scope {
  /** What stands for a name; `undefined` if nothing does. */
  readonly find: (name: string) => Variable | undefined;
  /** Where the value of a name would be given, for messages: `variables.name`. */
  readonly place: (name: string, placeholder: string) => string;
  /** What an address begins with where it begins with a name, whatever its value. */
  readonly base?: string;
}

/** Takes note of a problem. */
export type Fail = (problem: string) => void;

/** Writes a value the way its place in the text wants it; `undefined` if it cannot stand there. */
export type Write = (value: string, place: number) => string | undefined;

/**
 * Fills `{{name}}` in a text.
 *
 * @param write How values are written. Defaults to what they are.
 * @param places Finds the places; its group is the name. Defaults to `{{name}}`.
 * @returns The text; redacted if it was, or if a value is.
 */
export function fill(
  text: string | Redacted,
  { find, place: placeOf }: Scope,
  fail: Fail,
  write: Write = (value) => value,
  places?: RegExp,
): string | Redacted {
  const { text: template, secrets } = reveal(text);
  const found = [...secrets];
  const filled = template.replace(places ?? /\{\{([^{}]*)\}\}/g, (place, inner: string, offset: number) => {
    const name = inner.trim();
    const value = find(name);
    if (value === undefined) {
      fail(`${show(place)} has no value; give ${placeOf(name, place)}`);
      return '';
    }
    const revealed = reveal(typeof value === 'object' ? value : String(value));
    found.push(...revealed.secrets);
    const written = write(revealed.text, offset);
    if (written === undefined) fail(`the value of ${show(place)} cannot stand there`);
    return written ?? '';
  });
  return found.length === 0 ? filled : redacted(filled, found);
}
