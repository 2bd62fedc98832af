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
  /** Whether the values are not known yet, and stand in for any. */
  readonly isSample?: boolean;
}

/** Takes note of a problem. */
export type Fail = (problem: string) => void;

/** Writes a value the way its place in the text wants it; `undefined` if it cannot stand there. */
export type Write = (value: string, place: number) => string | undefined;

/** What finds the names in a text. */
export function names(): RegExp {
  return /\{\{([^{}]*)\}\}/g;
}

/**
 * Fills `{{name}}` in a text.
 *
 * @param write How values are written. Defaults to what they are.
 * @returns The text; redacted if it was, or if a value is.
 */
export function fill(text: string | Redacted, scope: Scope, fail: Fail, write?: Write): string | Redacted {
  const { text: template, secrets } = reveal(text);
  const found = [...secrets];
  const filled = fillPlaces(template, names(), scope, fail, found, write);
  return found.length === 0 ? filled : redacted(filled, found);
}

/**
 * Fills the places of a text.
 *
 * @param places Finds the places; its groups are the names.
 * @param secrets What is found of them is added.
 */
export function fillPlaces(
  template: string,
  places: RegExp,
  { find, place: placeOf }: Scope,
  fail: Fail,
  secrets: string[],
  write: Write = (value) => value,
): string {
  return template.replace(places, (place: string, ...parts: unknown[]) => {
    const [inner, offset] = [parts.find((part) => typeof part === 'string'), parts.find(Number.isInteger)];
    const name = String(inner).trim();
    const value = find(name);
    if (value === undefined) {
      fail(`${show(place)} has no value; give ${placeOf(name, place)}`);
      return '';
    }
    const revealed = reveal(typeof value === 'object' ? value : String(value));
    secrets.push(...revealed.secrets);
    const written = write(revealed.text, Number(offset));
    if (written === undefined) fail(`the value of ${show(place)} cannot stand there`);
    return written ?? '';
  });
}
