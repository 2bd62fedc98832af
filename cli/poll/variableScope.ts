import type { Scope, Variable } from '../../lib/plan/template/fill.js';
import { didYouMean } from '../../lib/suggest.js';

/** The scope of the variables of a command line. */
export function variableScope(variables: Readonly<Record<string, Variable>>): Scope {
  return {
    find: (name) => (Object.hasOwn(variables, name) ? variables[name] : undefined),
    place: (name) => `--var ${name}=VALUE or --var-env ${name}${didYouMean(name, Object.keys(variables))}`,
  };
}
