import type { Scope } from '../template/fill.js';
import type { Variables } from '../template/scopes.js';
import { scopeOf } from '../template/scopes.js';

const prefix = 'config.';

/**
 * The scope of a request with `loopUntil`, in which the values of `config` are named `config.name`.
 *
 * @param owner Name of the function that was given the values, for messages.
 * @throws TypeError if one is no value.
 */
export function loopUntilScope(owner: string, config: Variables): Scope {
  const { find, place } = scopeOf(owner, 'config', config);
  return {
    find: (name) => (name.startsWith(prefix) ? find(name.slice(prefix.length)) : undefined),
    place: (name, placeholder) =>
      name.startsWith(prefix)
        ? place(name.slice(prefix.length), placeholder)
        : `pathParams.${name} if it stands in url, else write {{${prefix}${name}}} and give ${place(name, placeholder)}`,
  };
}
