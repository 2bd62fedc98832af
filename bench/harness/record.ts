import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { chartOf } from '../chart.js';
import type { Environment } from './environment.js';
import type { MeasuredRow } from './measureRow.js';
import { withRow } from './withRow.js';
import type { Run } from './withRow.js';
import { withTables } from './withTables.js';

const lastRun = 'bench/lastRun.json';
const readme = 'bench/README.md';
const chart = 'bench/chart.svg';

/** Keeps what was measured in place of what was measured last: the figures, the page that tells them, the chart. */
export function record(row: MeasuredRow, environment: Environment, order: readonly string[]): void {
  const before = existsSync(lastRun) ? (JSON.parse(readFileSync(lastRun, 'utf8')) as Run) : undefined;
  const run = withRow(before, row, environment, order);
  writeFileSync(lastRun, `${JSON.stringify(run, undefined, 2)}\n`);
  writeFileSync(readme, withTables(readFileSync(readme, 'utf8'), run));
  writeFileSync(chart, chartOf(run));
}
