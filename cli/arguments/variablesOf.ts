import { redacted } from '../../lib/mask/redacted.js';
import type { Variable } from '../../lib/plan/template/fill.js';
import { UsageError } from '../usageError.js';
import type { GivenVariable } from './readVariables.js';

/**
 * Gives variables their values: those of the environment are redacted, so that nobody sees them.
 *
 * @throws UsageError if the environment lacks one.
 */
export function variablesOf(
  given: readonly GivenVariable[],
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, Variable>> {
  const values = given.map((variable): [string, Variable] => {
    const { name } = variable;
    if ('value' in variable) return [name, variable.value];
    const value = environment[name] ?? '';
    if (value.trim() === '') throw new UsageError(`--var-env ${name}: the environment has no ${name}, or an empty one`);
    return [name, redacted(value, [value])];
  });
  return Object.fromEntries(values);
}
