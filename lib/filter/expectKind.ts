import { FilterSyntaxError } from '../errors/filterSyntaxError.js';
import { isRecord } from '../options.js';
import { show } from '../show.js';
import { pathTo } from './pathTo.js';

/** What is wanted in a filter, by the word for it in a message. */
export interface Kinds {
  readonly string: string;
  readonly number: number;
  readonly boolean: boolean;
  readonly 'plain object': Readonly<Record<string, unknown>>;
  readonly 'pair of numbers': readonly [number, number];
}

/** The kinds of plain values. */
export const scalars = ['string', 'number', 'boolean'] as const;

/** Names the kind of a value: one of {@link Kinds}, or something else. */
export function kindOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(typeOf).join() === 'number,number' ? 'pair of numbers' : 'list';
  if (!isRecord(value)) return typeOf(value);
  const prototype: unknown = Object.getPrototypeOf(value);
  // Not compared with `Object.prototype`: an object of another realm has another.
  return prototype === null || Object.getPrototypeOf(prototype) === null ? 'plain object' : 'instance';
}

function typeOf(value: unknown): string {
  return Number.isNaN(value) ? 'NaN' : typeof value;
}

/**
 * Makes sure that a value is of one of some kinds.
 *
 * @throws FilterSyntaxError if it is not.
 */
export function expectKind<K extends keyof Kinds>(
  value: unknown,
  path: string,
  kinds: readonly K[],
  like = '',
): Kinds[K] {
  if (kinds.includes(kindOf(value) as K)) return value as Kinds[K];
  throw new FilterSyntaxError(path, `must be a ${kinds.join(' or ')}${like}, not ${show(value)}`);
}

/**
 * Makes sure that the items of a list are of one of some kinds, all of the same, and copies the list.
 *
 * @throws FilterSyntaxError with the path of the first that is not.
 */
export function expectList<K extends keyof Kinds>(
  list: readonly unknown[],
  path: string,
  kinds: readonly K[],
): readonly Kinds[K][] {
  const same = kinds.filter((kind) => kind === kindOf(list[0]));
  return Array.from(list, (item, index) =>
    same.length === 0
      ? expectKind(item, pathTo(path, index), kinds)
      : expectKind(item, pathTo(path, index), same, ' like the first'),
  );
}
