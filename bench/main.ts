// `npm run bench` measures every row; `npm run bench -- P2 P4` these alone. README.md tells what else there is.
// `npm run bench -- P2 --here --variant 'async loop'` measures one variant in this process: for a profiler.
import { argv, exit, stderr } from 'node:process';
import { bounded } from './harness/bounded.js';
import { check } from './harness/check.js';
import { environment } from './harness/environment.js';
import { measureHere } from './harness/measureHere.js';
import { measureRow } from './harness/measureRow.js';
import type { MeasuredRow } from './harness/measureRow.js';
import { parseArguments } from './harness/parseArguments.js';
import type { Arguments } from './harness/parseArguments.js';
import { lineOf, tableOf } from './harness/tables.js';
import { record } from './harness/record.js';
import * as sizes from './harness/sizes.js';
import { rows } from './rows/index.js';

const order = rows.map(({ id }) => id);

await main(read()); // and then ends, though polls that wait would keep the process for minutes
exit();

async function main({ ids, as, size, variant }: Arguments): Promise<void> {
  const amount = sizes[size];
  const asked = rows.filter(({ id, isExact }) => (ids.length === 0 ? as !== 'check' || isExact : ids.includes(id)));
  const chosen = size === 'once' ? asked.map(bounded) : asked;
  if (as === 'here') {
    for (const row of chosen) console.log(JSON.stringify(await measureHere(row, amount, variant)));
    return;
  }
  const measured: MeasuredRow[] = [];
  for (const row of chosen) {
    const startedAt = Date.now();
    const result = await measureRow(row, amount, size === 'full' ? [] : [`--${size}`]);
    measured.push(result);
    if (as === 'tables') console.log(tableOf(result));
    else if (as === 'check') verify(result);
    else stderr.write(`${row.id} ${row.title}: ${String(Math.round((Date.now() - startedAt) / 1_000))} s\n`);
    if (as === 'record') record(result, environment(), order);
  }
  if (as === 'tables') console.log(lineOf(environment()));
  if (as === 'json') console.log(JSON.stringify({ environment: environment(), rows: measured }, undefined, 2));
}

function read(): Arguments {
  try {
    return parseArguments(argv.slice(2), order);
  } catch (error) {
    stderr.write(`bench: ${(error as Error).message}\n`);
    exit(2);
  }
}

/** The sign marks what `npm test` shows. */
function verify(row: MeasuredRow): void {
  for (const { isKept, line } of check(row)) {
    console.log(`# ${line}`);
    if (!isKept) process.exitCode = 1;
  }
}
