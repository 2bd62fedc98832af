import { check, isRecord } from '../../options.js';
import type { Expectation } from '../../options.js';
import { isRedacted } from '../../mask/isRedacted.js';
import { didYouMean } from '../../suggest.js';
import type { Scope, Variable } from './fill.js';

/** Variables by name. Those of an object have its name before theirs: `{{customer.id}}`. */
export interface Variables {
  readonly [name: string]: Variable | Variables | undefined;
}

/**
 * The scope of variables.
 *
 * @param owner Name of the function that was given them, for messages.
 * @param option What they are called there.
 * @throws TypeError if one is no value.
 */
export function scopeOf(owner: string, option: string, variables: Variables): Scope {
  const flat = new Map(flattened(variables));
  for (const [name, value] of flat) check(owner, `${option}.${name}`, value, aVariable);
  return {
    find: (name) => flat.get(name),
    place: (name) => `${option}.${name}${didYouMean(name, flat.keys())}`,
  };
}

const aVariable: Expectation = {
  what: 'text, a finite number, true or false, or redacted text',
  test: (value) => ['string', 'boolean'].includes(typeof value) || Number.isFinite(value) || isRedacted(value),
};

function flattened(variables: Variables, prefix = ''): [string, Variable][] {
  return Object.entries(variables).flatMap(([name, value]): [string, Variable][] => {
    if (value === undefined) return [];
    return isRecord(value) && !isRedacted(value) ? flattened(value, `${prefix}${name}.`) : [[prefix + name, value]];
  });
}

/** A scope that knows every name: with it a text is checked before its variables are known. */
export const anyScope: Scope = { find: () => '1', place: String, base: 'http://localhost' };
