import { inRounds } from './inRounds.js';
import type { Row, Size, Variant } from './row.js';
import { addSamples } from './samples.js';
import type { Samples } from './samples.js';
import { variantsOf } from './variantsOf.js';

/**
 * Measures variants of a row in this process: once where they are isolated, else in rounds, after one that warms up.
 *
 * @param name The variant; all of them where it is left out.
 * @throws Error if there is none of that name.
 */
export async function measureHere(row: Row, size: Size, name: string | undefined): Promise<Samples> {
  const all = variantsOf(row, size);
  const variants = [...all.values()].filter((variant) => name === undefined || variant.name === name);
  if (variants.length === 0)
    throw new Error(`${row.id} has no variant '${String(name)}', but ${[...all.keys()].join('; ')}`);

  const samples: Samples = {};
  const sample = async (variant: Variant): Promise<void> => {
    addSamples(samples, { [variant.name]: [await variant.measure()] });
  };
  if (!row.isIsolated) await inRounds(variants, 1, ({ measure }) => measure());
  await inRounds(variants, row.isIsolated ? 1 : size.rounds, sample);
  return samples;
}
