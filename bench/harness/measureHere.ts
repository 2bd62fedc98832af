import { inRounds } from './inRounds.js';
import type { Cost, Row, Size } from './row.js';
import { variantsOf } from './variantsOf.js';

/**
 * Measures variants of a row in this process: once where they are isolated, else in rounds, after one that warms up unless
 * there is but one.
 *
 * @param name The variant; all of them where it is left out.
 * @returns What each cost, round by round, by its name.
 * @throws Error if there is none of that name, or if one gives no figure.
 */
export async function measureHere(
  row: Row,
  size: Size,
  name: string | undefined,
): Promise<Readonly<Record<string, readonly Cost[]>>> {
  const all = variantsOf(row, size);
  const variants = [...all.values()].filter((variant) => name === undefined || variant.name === name);
  if (variants.length === 0)
    throw new Error(`${row.id} has no variant '${String(name)}', but ${[...all.keys()].join('; ')}`);

  const { rounds } = row.repeats?.(size) ?? size;
  if (!row.isIsolated && rounds > 1) await inRounds(variants, 1, ({ measure }) => measure());
  const costs = new Map(variants.map((variant): [string, Cost[]] => [variant.name, []]));
  await inRounds(variants, row.isIsolated ? 1 : rounds, async ({ name, measure }) => {
    const cost = await measure();
    const figures = typeof cost === 'number' ? [cost] : Object.values(cost);
    if (!figures.every(Number.isFinite)) throw new Error(`${row.id}, ${name}: costs ${JSON.stringify(cost)}`);
    costs.get(name)?.push(cost);
  });
  return Object.fromEntries(costs);
}
