import type { Environment } from './environment.js';
import { figure, part } from './figure.js';
import type { Comparison } from './judge.js';
import type { MeasuredRow } from './measureRow.js';

/** A row as a table of Markdown. */
export function tableOf({ id, title, comparisons }: MeasuredRow): string {
  const header = ['rxpoll', 'costs', 'beside', 'costs', 'ratio', 'target', 'limit', 'met'];
  return `### ${id}. ${title}\n\n${table([header, ...comparisons.map(cellsOf)])}`;
}

/** The machine and the versions, in a line. */
export function lineOf({ machine, versions }: Environment): string {
  return `${machine}; ${Object.entries(versions)
    .map((pair) => pair.join(' '))
    .join(', ')}.`;
}

function cellsOf(comparison: Comparison): readonly string[] {
  const { ours, unit, cost, rival = '', rivalCost, ratio, target, limit } = comparison;
  return [
    ours,
    figure(cost, unit),
    rival,
    rivalCost === undefined ? '' : figure(rivalCost, unit),
    ratio === undefined ? '' : part(ratio),
    target === undefined ? '' : `≤ ${ratio === undefined ? figure(target, unit) : part(target)}`,
    limit === undefined ? '' : figure(limit, unit),
    verdictOf(comparison),
  ];
}

function verdictOf({ isMet, cost, unit, ratio = cost, target = NaN, ceiling }: Comparison): string {
  const isHeld = ceiling === undefined ? '' : `ceiling ${figure(ceiling, unit)}`;
  if (isMet === undefined) return isHeld;
  if (isMet) return 'yes';
  const excess = target === 0 ? 'no' : `no: ${(ratio / target).toPrecision(3)}× the target`;
  return isHeld === '' ? excess : `${excess}, ${isHeld}`;
}

/** Columns are as wide as their widest cell. */
function table(lines: readonly (readonly string[])[]): string {
  const [header = [], ...body] = lines;
  const widths = header.map((_, column) => Math.max(3, ...lines.map((line) => line[column]?.length ?? 0)));
  const row = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |\n`;
  return [header, widths.map((width) => '-'.repeat(width)), ...body].map(row).join('');
}
