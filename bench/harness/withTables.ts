import { lineOf, tableOf } from './tables.js';
import type { Run } from './withRow.js';

/** The head of the last part of the page, which is written here. */
const heading = '## The last run\n';

/**
 * A page whose last part tells a run.
 *
 * @throws Error if the page has no such part.
 */
export function withTables(page: string, { environment, rows }: Run): string {
  const start = page.indexOf(heading);
  if (start < 0) throw new Error(`the page has no part '${heading.trim()}'`);
  return [`${page.slice(0, start)}${heading}`, `${lineOf(environment)}\n`, ...rows.map(tableOf)].join('\n');
}
