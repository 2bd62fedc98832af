import type { Environment } from './environment.js';
import type { MeasuredRow } from './measureRow.js';

/** What was measured, and where. */
export interface Run {
  readonly environment: Environment;
  readonly rows: readonly MeasuredRow[];
}

/**
 * A run with one row measured anew.
 *
 * Rows that were measured elsewhere, or with other versions, are left out: they cannot stand beside it.
 *
 * @param order The numbers of all rows.
 */
export function withRow(
  run: Run | undefined,
  row: MeasuredRow,
  environment: Environment,
  order: readonly string[],
): Run {
  const isSame = run !== undefined && JSON.stringify(run.environment) === JSON.stringify(environment);
  const others = isSame ? run.rows.filter(({ id }) => id !== row.id && order.includes(id)) : [];
  return { environment, rows: [...others, row].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id)) };
}
