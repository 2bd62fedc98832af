import { execFile } from 'node:child_process';
import { argv, execPath } from 'node:process';
import { promisify } from 'node:util';
import { inRounds } from './inRounds.js';
import { judge } from './judge.js';
import type { Comparison } from './judge.js';
import type { Cost, Row, Size } from './row.js';
import { variantsOf } from './variantsOf.js';

/** A row, and what came out. */
export interface MeasuredRow extends Pick<Row, 'id' | 'title'> {
  readonly comparisons: readonly Comparison[];
}

/**
 * Measures a row, in processes of its own.
 *
 * @param flags What tells these processes how much to do.
 * @throws Error if a variant fails.
 */
export async function measureRow(row: Row, size: Size, flags: readonly string[]): Promise<MeasuredRow> {
  const { id, title, unit, isIsolated } = row;
  const { processes } = row.repeats?.(size) ?? size;
  const names = [...variantsOf(row, size).keys()];
  const costs = new Map(names.map((name): [string, Cost[]] => [name, []]));
  await inRounds(isIsolated ? names : [undefined], processes, async (name) => {
    for (const [measured, values] of Object.entries(await measureInChild(row, name, flags)))
      costs.get(measured)?.push(...values);
  });
  return { id, title, comparisons: row.contests(size).flatMap((contest) => judge(contest, unit, costs)) };
}

async function measureInChild(
  { id, flags: engineFlags = [] }: Row,
  name: string | undefined,
  flags: readonly string[],
): Promise<Readonly<Record<string, readonly Cost[]>>> {
  const [, script = ''] = argv;
  const variant = name === undefined ? [] : ['--variant', name];
  const parameters = ['--expose-gc', ...engineFlags, script, id, '--here', ...variant, ...flags];
  try {
    const { stdout } = await promisify(execFile)(execPath, parameters);
    return JSON.parse(stdout) as Readonly<Record<string, readonly Cost[]>>;
  } catch (error) {
    const { message, stderr = '' } = error as Error & { readonly stderr?: string };
    throw new Error(`${id} ${name ?? ''}: ${stderr || message}`);
  }
}
