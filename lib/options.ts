import { show, showOption } from './show.js';
import { didYouMean } from './suggest.js';

/** What an option must be: words for the message, and the test. */
export interface Expectation {
  readonly what: string;
  readonly test: (value: unknown) => boolean;
}

/** What somebody else looks at. */
export const anything: Expectation = { what: 'anything', test: () => true };
/** `true` or `false`. */
export const aBoolean: Expectation = { what: 'true or false', test: (value) => typeof value === 'boolean' };
/** Something to call. */
export const aFunction: Expectation = { what: 'a function', test: (value) => typeof value === 'function' };
/** Milliseconds or text; what is wrong with them is found when they are parsed. */
export const aDuration: Expectation = {
  what: 'milliseconds, or text such as "10s"',
  test: (value) => typeof value === 'number' || typeof value === 'string',
};
/** A scheduler of RxJS. */
export const aScheduler: Expectation = {
  what: 'a scheduler of RxJS',
  test: (value) => isRecord(value) && typeof value['schedule'] === 'function' && typeof value['now'] === 'function',
};
/** Text that says something. */
export const aText: Expectation = {
  what: 'text that is not empty',
  test: (value) => typeof value === 'string' && value !== '',
};
/** An object of names and values. */
export const aRecord: Expectation = { what: 'an object', test: isRecord };
/** A whole number of at least `least`, or `Infinity`. */
export function aCount(least: number): Expectation {
  return {
    what: `a whole number, ${String(least)} or more`,
    test: (value) => (Number.isInteger(value) || value === Infinity) && (value as number) >= least,
  };
}
/** A positive number. */
export const aPositive: Expectation = {
  what: 'a number greater than 0',
  test: (value) => typeof value === 'number' && value > 0,
};
/** One of some words. */
export function oneOf(words: readonly string[]): Expectation {
  return { what: `one of ${words.join(', ')}`, test: (value) => words.includes(value as string) };
}

/** Whether a value is an object that is no array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Checks one value.
 *
 * @throws RangeError for a number that is out of range, TypeError for anything else that is not as expected.
 */
export function check(owner: string, name: string, value: unknown, { what, test }: Expectation): void {
  if (test(value)) return;
  const message = `${owner}: ${name} must be ${what}, not ${showOption(value)}`;
  throw typeof value === 'number' ? new RangeError(message) : new TypeError(message);
}

/**
 * Checks options by name. An option that is `undefined` counts as left out.
 *
 * @param path Where they stand, if not at the top, such as `byStatus.429`.
 * @throws TypeError for an unknown option, and as {@link check} does.
 */
export function checkOptions(
  owner: string,
  options: unknown,
  expected: Readonly<Record<string, Expectation>>,
  path?: string,
): void {
  if (!isRecord(options)) throw new TypeError(`${owner}: options must be an object, not ${showOption(options)}`);
  for (const [name, value] of Object.entries(options)) {
    const expectation = Object.hasOwn(expected, name) ? expected[name] : undefined;
    const place = path === undefined ? name : `${path}.${name}`;
    if (expectation === undefined) {
      throw new TypeError(`${owner}: unknown option ${show(place)}${didYouMean(name, Object.keys(expected))}`);
    }
    if (value !== undefined) check(owner, place, value, expectation);
  }
}

/** Options of which none is `undefined`. */
export type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The options without those that are `undefined`, which count as left out: spread, they would hide what stands before them. */
export function given<T extends object>(options: T): Given<T> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Given<T>;
}
