import { kindOf } from '../../filter/expectKind.js';
import { isRedacted } from '../../mask/isRedacted.js';
import { check } from '../../options.js';
import type { Expectation } from '../../options.js';
import { didYouMean } from '../../suggest.js';
import type { Scope, Variable } from './fill.js';

/** Variables by name. Those of an object have its name before theirs: `{{customer.id}}`. */
export interface Variables {
  readonly [name: string]: Variable | Variables | undefined;
}

const maxDepth = 20;

const aVariable: Expectation = {
  what: 'text, a finite number, true or false, or redacted text',
  test: (value) => ['string', 'boolean'].includes(typeof value) || Number.isFinite(value) || isRedacted(value),
};

/**
 * The scope of variables.
 *
 * @param owner Name of the function that was given them, for messages.
 * @param option What they are called there.
 * @throws TypeError if one is no value.
 */
export function scopeOf(owner: string, option: string, variables: Variables): Scope {
  const values = new Map<string, Variable>();
  const add = (variables: Variables, prefix: string, depth: number): void => {
    for (const [key, value] of Object.entries(variables)) {
      if (value === undefined) continue;
      const name = `${prefix}${key}`;
      if (isGroup(value) && depth < maxDepth) {
        add(value, `${name}.`, depth + 1);
      } else {
        check(owner, `${option}.${name}`, value, aVariable);
        values.set(name, value as Variable);
      }
    }
  };
  add(variables, '', 1);
  return {
    find: (name) => values.get(name),
    place: (name) => `${option}.${name}${didYouMean(name, values.keys())}`,
  };
}

function isGroup(value: Variable | Variables): value is Variables {
  return kindOf(value) === 'plain object' && !isRedacted(value);
}

/** A scope that knows every name: with it a text is checked before its variables are known. */
export const anyScope: Scope = { find: () => '1', place: String, isSample: true };
