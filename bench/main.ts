// `npm run bench` measures every row; `npm run bench -- P2 P4` these alone. `--quick` measures less, `--json` prints JSON.
// `npm run bench -- P2 --here --variant 'async loop'` measures one variant in this process: for a profiler.
import { parseArgs } from 'node:util';
import { environment } from './harness/environment.js';
import { measureHere } from './harness/measureHere.js';
import { measureRow } from './harness/measureRow.js';
import { printEnvironment, printRow } from './harness/print.js';
import type { Size } from './harness/row.js';
import { findRows } from './rows/index.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    here: { type: 'boolean', default: false },
    variant: { type: 'string' },
  },
});
const size: Size = values.quick
  ? { polls: 200, attempts: 50, waiting: 10_000, processes: 1, rounds: 3 }
  : { polls: 1_000, attempts: 50, waiting: 100_000, processes: 5, rounds: 2 };

const measured = [];
for (const row of findRows(positionals)) {
  if (values.here) {
    console.log(JSON.stringify(await measureHere(row, size, values.variant)));
    continue;
  }
  const result = await measureRow(row, size);
  if (values.json) measured.push(result);
  else printRow(result);
}
if (values.json) console.log(JSON.stringify({ environment: environment(), size, rows: measured }, undefined, 2));
else if (!values.here) printEnvironment(environment());
process.exit(); // polls that wait would keep it for minutes
