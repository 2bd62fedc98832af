import type { Contest } from './row.js';

/** Ours beside one way of others, or beside a bound alone. */
export interface Comparison {
  readonly ours: string;
  readonly cost: number;
  readonly rival: string | undefined;
  readonly rivalCost: number | undefined;
  /** Our cost as a part of theirs. */
  readonly ratio: number | undefined;
  /** What the ratio, or the cost where there is no rival, may be at most. */
  readonly target: number | undefined;
  /** What ours may cost for that. */
  readonly limit: number | undefined;
  /** Our cost as a part of the limit: 1 or less is what is wanted. */
  readonly ofLimit: number | undefined;
}

/** Compares what was measured with what is wanted. */
export function judge({ ours, atMost, rivals }: Contest, costOf: (name: string) => number): readonly Comparison[] {
  const cost = costOf(ours.name);
  const alone = { rival: undefined, rivalCost: undefined, ratio: undefined, target: atMost, limit: atMost };
  const others = rivals.map(({ name, atMost: target }) => {
    const rivalCost = costOf(name);
    return { rival: name, rivalCost, ratio: cost / rivalCost, target, limit: target && target * rivalCost };
  });
  return [...(atMost === undefined ? [] : [alone]), ...others].map((comparison) => ({
    ours: ours.name,
    cost,
    ...comparison,
    ofLimit: comparison.limit && cost / comparison.limit,
  }));
}
