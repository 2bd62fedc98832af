import { median } from './median.js';
import type { Contest } from './row.js';

/** Ours beside one way of others, or beside a bound alone. Each figure is the median of what the processes found. */
export interface Comparison {
  readonly ours: string;
  readonly cost: number;
  readonly rival: string | undefined;
  readonly rivalCost: number | undefined;
  /** Our cost as a part of theirs in the same process. */
  readonly ratio: number | undefined;
  /** What the ratio, or the cost where there is no rival, may be at most. */
  readonly target: number | undefined;
  /** What ours may cost for that. */
  readonly limit: number | undefined;
  /** The ratio, or the cost, as a part of the target: 1 or less is what is wanted. */
  readonly ofTarget: number | undefined;
}

/**
 * Compares what was measured with what is wanted.
 *
 * @param costs What each variant costs, process by process, by its name.
 */
export function judge(
  { ours: { name: ours }, atMost, rivals }: Contest,
  costs: ReadonlyMap<string, readonly number[]>,
): readonly Comparison[] {
  const ourCosts = costs.get(ours) ?? [];
  const cost = median(ourCosts);
  const alone = { rival: undefined, rivalCost: undefined, ratio: undefined, target: atMost, limit: atMost };
  const others = rivals.map(({ name: rival, atMost: target }): Comparison => {
    const rivalCosts = costs.get(rival) ?? [];
    const rivalCost = median(rivalCosts);
    const ratio = median(ourCosts.map((cost, process) => cost / (rivalCosts[process] ?? NaN)));
    return {
      ours,
      cost,
      rival,
      rivalCost,
      ratio,
      target,
      limit: target && target * rivalCost,
      ofTarget: target && ratio / target,
    };
  });
  return atMost === undefined ? others : [{ ours, cost, ...alone, ofTarget: cost / atMost }, ...others];
}
