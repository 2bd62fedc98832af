import { median } from './median.js';
import type { Contest, Cost, Unit } from './row.js';

/** Ours beside one way of others, or by itself. Each figure is the median of all that was measured. */
export interface Comparison {
  readonly ours: string;
  readonly unit: Unit;
  readonly cost: number;
  readonly rival?: string;
  readonly rivalCost?: number;
  /** Our cost as a part of theirs, measured next to each other. */
  readonly ratio?: number;
  /** What the ratio, or the cost where there is no rival, may be at most. */
  readonly target?: number;
  /** What ours may cost for that. */
  readonly limit?: number;
  readonly isMet?: boolean;
  /** What ours may cost until the target is reached. */
  readonly ceiling?: number;
}

/**
 * Compares what was measured with what is wanted.
 *
 * @param unit That of the row.
 * @param costs What each variant cost, time by time, by its name.
 * @throws Error if a figure is missing.
 */
export function judge(
  { what, unit: own, ours: { name }, atMost, ceiling, rivals }: Contest,
  unit: Unit,
  costs: ReadonlyMap<string, readonly Cost[]>,
): readonly Comparison[] {
  const figures = (variant: string): readonly number[] => (costs.get(variant) ?? []).map((cost) => read(cost, what));
  const middle = (variant: string, values: readonly number[]): number => {
    const value = median(values);
    if (!Number.isFinite(value)) throw new Error(`${variant}: no figure${what === undefined ? '' : ` of ${what}`}`);
    return value;
  };

  const ourCosts = figures(name);
  const cost = middle(name, ourCosts);
  const common = { ours: what === undefined ? name : `${name}: ${what}`, unit: own ?? unit, cost };
  const alone: Comparison = {
    ...common,
    ...(atMost !== undefined && { target: atMost, limit: atMost, isMet: cost <= atMost }),
    ...(ceiling !== undefined && { ceiling }),
  };
  const beside = rivals.map(({ name: rival, atMost: target }): Comparison => {
    const rivalCosts = figures(rival);
    const rivalCost = middle(rival, rivalCosts);
    const pairs = ourCosts.map((cost, time) => cost / (rivalCosts[time] ?? NaN));
    const ratio = rivalCost === 0 && cost === 0 ? 1 : middle(`${name} beside ${rival}`, pairs);
    const verdict = target !== undefined && { target, limit: target * rivalCost, isMet: ratio <= target };
    return { ...common, rival, rivalCost, ratio, ...verdict };
  });
  const isAlone = atMost !== undefined || ceiling !== undefined || rivals.length === 0;
  return isAlone ? [alone, ...beside] : beside;
}

function read(cost: Cost, what: string | undefined): number {
  if (typeof cost === 'number') return cost;
  return cost[what ?? ''] ?? NaN;
}
