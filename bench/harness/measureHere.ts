import { inRounds } from './inRounds.js';
import { median } from './median.js';
import type { Row, Size } from './row.js';
import { variantsOf } from './variantsOf.js';

/**
 * Measures variants of a row in this process: once where they are isolated, else in rounds, after one that warms up.
 *
 * @param name The variant; all of them where it is left out.
 * @returns What each costs, by its name: the median of the rounds.
 * @throws Error if there is none of that name.
 */
export async function measureHere(
  row: Row,
  size: Size,
  name: string | undefined,
): Promise<Readonly<Record<string, number>>> {
  const all = variantsOf(row, size);
  const variants = [...all.values()].filter((variant) => name === undefined || variant.name === name);
  if (variants.length === 0)
    throw new Error(`${row.id} has no variant '${String(name)}', but ${[...all.keys()].join('; ')}`);

  if (!row.isIsolated) await inRounds(variants, 1, ({ measure }) => measure());
  const costs = new Map(variants.map((variant): [string, number[]] => [variant.name, []]));
  await inRounds(variants, row.isIsolated ? 1 : size.rounds, async ({ name, measure }) => {
    costs.get(name)?.push(await measure());
  });
  return Object.fromEntries([...costs].map(([name, values]) => [name, median(values)]));
}
