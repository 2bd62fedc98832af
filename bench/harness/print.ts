import type { Environment } from './environment.js';
import type { Comparison } from './judge.js';
import type { MeasuredRow } from './measureRow.js';

/** Prints a row as a table of Markdown. */
export function printRow({ id, title, unit, comparisons }: MeasuredRow): void {
  console.log(`### ${id}. ${title}\n`);
  printTable([`rxpoll`, unit, 'beside', unit, 'ratio', 'target', 'limit', 'met'], comparisons.map(cellsOf));
}

/** Prints the machine and the versions. */
export function printEnvironment({ machine, versions }: Environment): void {
  const list = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  console.log(`${machine}; ${list.join(', ')}`);
}

function cellsOf({ ours, cost, rival = '', rivalCost, ratio, target, limit, ofTarget }: Comparison): readonly string[] {
  const bound = ratio === undefined ? figure : part;
  return [
    ours,
    figure(cost),
    rival,
    optional(rivalCost, figure),
    optional(ratio, part),
    optional(target, (value) => `≤ ${bound(value)}`),
    optional(limit, figure),
    optional(ofTarget, (value) => (value <= 1 ? 'yes' : `${figure(value)}× the target`)),
  ];
}

function optional(value: number | undefined, format: (value: number) => string): string {
  return value === undefined ? '' : format(value);
}

/** Three digits, or what is before the point. */
function figure(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
}

/** How many times something else: `2.1×`, or `1/7.5`. */
function part(ratio: number): string {
  return ratio >= 0.95 ? `${digits(ratio)}×` : `1/${digits(1 / ratio)}`;
}

function digits(value: number): string {
  return String(Number(value.toPrecision(2)));
}

/** The first column of each table is aligned to the left, the others to the right. */
function printTable(header: readonly string[], lines: readonly (readonly string[])[]): void {
  const widths = header.map((title, column) =>
    Math.max(...[header, ...lines].map((line) => (line[column] ?? '').length), 3),
  );
  const print = (cells: readonly string[]): void => {
    console.log(`| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
  };
  print(header);
  print(widths.map((width) => '-'.repeat(width)));
  lines.forEach(print);
  console.log();
}
