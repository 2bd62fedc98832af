import { isRecord } from '../../lib/options.js';

/** What a body has at a path, by own fields and items alone. */
export function valueAt(path: readonly string[], body: unknown): unknown {
  return path.reduce(
    (value, key) =>
      (isRecord(value) || Array.isArray(value)) && Object.hasOwn(value, key) ? value[key as never] : undefined,
    body,
  );
}
