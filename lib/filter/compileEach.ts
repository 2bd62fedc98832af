import { expectKind } from './expectKind.js';
import { pathTo } from './pathTo.js';
import { all } from './test.js';
import type { Test } from './test.js';

/**
 * Compiles what stands under each key of an object. All of it is required.
 *
 * @throws FilterSyntaxError if it is no plain object.
 */
export function compileEach<V>(
  object: unknown,
  path: string,
  compile: (value: unknown, path: string, key: string) => Test<V>,
): Test<V> {
  const entries = Object.entries(expectKind(object, path, ['plain object']));
  return all(entries.map(([key, value]) => compile(value, pathTo(path, key), key)));
}
