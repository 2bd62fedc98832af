/** How delays are randomised. */
export type Jitter = 'full' | 'equal' | 'decorrelated';

/**
 * Randomises a delay: full jitter is uniform in [0, delay), equal jitter in [delay/2, delay), decorrelated jitter in
 * [base, 3 · previous), with `base` in place of a smaller `previous`.
 *
 * @param share Where in that range: from 0 to 1, 1 excluded.
 */
export function spread(jitter: Jitter, share: number, delay: number, base: number, previous = 0): number {
  if (jitter === 'full') return delay * share;
  if (jitter === 'equal') return (delay / 2) * (1 + share);
  // In this form a share of 0 makes no NaN where the upper end has grown beyond all numbers.
  return Math.min(base * (1 - share) + share * 3 * Math.max(base, previous), Number.MAX_VALUE);
}
