import { execFile } from 'node:child_process';
import { argv, execPath } from 'node:process';
import { promisify } from 'node:util';
import { inRounds } from './inRounds.js';
import { judge } from './judge.js';
import type { Comparison } from './judge.js';
import type { Row, Size } from './row.js';
import { variantsOf } from './variantsOf.js';

/** A row, and what came out. */
export interface MeasuredRow extends Pick<Row, 'id' | 'title' | 'unit'> {
  readonly comparisons: readonly Comparison[];
}

/** Measures a row, in processes of its own. */
export async function measureRow(row: Row, size: Size): Promise<MeasuredRow> {
  const { id, title, unit, isIsolated } = row;
  const names = [...variantsOf(row, size).keys()];
  const costs = new Map(names.map((name): [string, number[]] => [name, []]));
  await inRounds(isIsolated ? names : [undefined], size.processes, async (name) => {
    for (const [measured, cost] of Object.entries(await measureInChild(row, name))) costs.get(measured)?.push(cost);
  });
  return { id, title, unit, comparisons: row.contests(size).flatMap((contest) => judge(contest, costs)) };
}

async function measureInChild({ id }: Row, name: string | undefined): Promise<Readonly<Record<string, number>>> {
  const [, script = ''] = argv;
  const variant = name === undefined ? [] : ['--variant', name];
  const quick = argv.includes('--quick') ? ['--quick'] : [];
  const { stdout } = await promisify(execFile)(execPath, ['--expose-gc', script, id, '--here', ...variant, ...quick]);
  return JSON.parse(stdout) as Readonly<Record<string, number>>;
}
