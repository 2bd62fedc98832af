import { execFile } from 'node:child_process';
import { argv, execPath } from 'node:process';
import { promisify } from 'node:util';
import { inRounds } from './inRounds.js';
import { judge } from './judge.js';
import type { Comparison } from './judge.js';
import type { Row, Size } from './row.js';
import { addSamples, median } from './samples.js';
import type { Samples } from './samples.js';
import { variantsOf } from './variantsOf.js';

/** A row, and what came out. */
export interface MeasuredRow extends Pick<Row, 'id' | 'title' | 'unit'> {
  readonly comparisons: readonly Comparison[];
}

/** Measures a row, in processes of its own. */
export async function measureRow(row: Row, size: Size): Promise<MeasuredRow> {
  const { id, title, unit, isIsolated } = row;
  const samples: Samples = {};
  await inRounds(isIsolated ? [...variantsOf(row, size).keys()] : [undefined], size.processes, async (name) => {
    addSamples(samples, await measureInChild(row, name));
  });
  const costOf = (name: string): number => median(samples[name] ?? []);
  return { id, title, unit, comparisons: row.contests(size).flatMap((contest) => judge(contest, costOf)) };
}

async function measureInChild({ id }: Row, name: string | undefined): Promise<Samples> {
  const [, script = ''] = argv;
  const variant = name === undefined ? [] : ['--variant', name];
  const quick = argv.includes('--quick') ? ['--quick'] : [];
  const { stdout } = await promisify(execFile)(execPath, ['--expose-gc', script, id, '--here', ...variant, ...quick]);
  return JSON.parse(stdout) as Samples;
}
