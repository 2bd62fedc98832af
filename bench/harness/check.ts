import type { Comparison } from './judge.js';
import type { MeasuredRow } from './measureRow.js';
import { figure, part } from './figure.js';

/** Whether a figure is within its bound, told in a line. */
export interface Finding {
  readonly isKept: boolean;
  readonly line: string;
}

/** Holds a row to its bounds: to each target, or to the ceiling where there is one, for the target is out of reach yet. */
export function check({ id, comparisons }: MeasuredRow): readonly Finding[] {
  return comparisons.map((comparison) => {
    const { ours, rival, cost, unit, ratio = cost, target, ceiling, isMet } = comparison;
    const isKept = ceiling === undefined ? isMet === true : cost <= ceiling;
    const found = rival === undefined ? figure(cost, unit) : `${part(ratio)} ${rival}`;
    const line = `${id} ${ours}: ${found}, ${boundsOf(comparison)}`;
    const isSuperfluous = ceiling !== undefined && target !== undefined && isMet === true;
    return { isKept, line: isSuperfluous ? `${line}: met, the ceiling can go` : isKept ? line : `${line}: TOO MUCH` };
  });
}

function boundsOf({ unit, ratio, target, ceiling }: Comparison): string {
  const bounds = [
    target !== undefined && `target ${ratio === undefined ? figure(target, unit) : part(target)}`,
    ceiling !== undefined && `ceiling ${figure(ceiling, unit)}`,
  ];
  return bounds.filter((bound) => bound !== false).join(', ');
}
