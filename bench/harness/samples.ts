/** What variants cost, measurement by measurement, by their names. */
export type Samples = Record<string, number[]>;

/** Adds samples to others. */
export function addSamples(samples: Samples, added: Samples): void {
  for (const [name, costs] of Object.entries(added)) (samples[name] ??= []).push(...costs);
}

export function median(costs: readonly number[]): number {
  const sorted = [...costs].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return ((sorted[middle] ?? NaN) + (sorted[sorted.length - 1 - middle] ?? NaN)) / 2;
}
