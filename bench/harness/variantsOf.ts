import type { Row, Size, Variant } from './row.js';

/** Every variant of a row once, by its name: contests may share some. */
export function variantsOf(row: Row, size: Size): ReadonlyMap<string, Variant> {
  const variants = row.contests(size).flatMap(({ ours, rivals }): readonly Variant[] => [ours, ...rivals]);
  return new Map(variants.map((variant) => [variant.name, variant]));
}
