import { UsageError } from '../usageError.js';

/** A variable of the command line: a value, or the name of the environment variable that holds it, which makes it a secret. */
export type GivenVariable = { readonly name: string } & ({ readonly value: string } | { readonly isSecret: true });

/**
 * Reads variables.
 *
 * @throws UsageError if one is none; it does not tell what it was.
 */
export function readVariables(
  given: readonly string[] = [],
  fromEnvironment: readonly string[] = [],
): readonly GivenVariable[] {
  return [
    ...given.map((text) => {
      const [, name = '', value = ''] = /^([^={}\s]+)=(.*)$/s.exec(text) ?? [];
      if (name === '') throw new UsageError('a variable is written as --var name=value');
      return { name, value };
    }),
    ...fromEnvironment.map((name) => {
      if (/^[^={}\s]+$/.test(name)) return { name, isSecret: true as const };
      throw new UsageError(
        '--var-env takes the name of an environment variable, as --var-env NAME; its value is not written',
      );
    }),
  ];
}
