import { FilterSyntaxError } from '../errors/filterSyntaxError.js';
import { didYouMean } from '../suggest.js';

/**
 * Finds the entry of a table by its name.
 *
 * @param what What was looked for, for the message.
 * @throws FilterSyntaxError if there is none.
 */
export function lookUp<T>(table: Readonly<Record<string, T>>, name: string, path: string, what: string): T {
  if (Object.hasOwn(table, name)) return table[name] as T;
  throw new FilterSyntaxError(path, `unknown ${what}${didYouMean(name, Object.keys(table))}`);
}
