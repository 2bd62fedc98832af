import type { Row } from '../harness/row.js';
import { cancel } from './cancel.js';
import { cpuOfPoll } from './cpuOfPoll.js';
import { cpuOfSentence } from './cpuOfSentence.js';
import { filtering } from './filtering.js';
import { heap } from './heap.js';

/** Every row that is measured, in order. */
const rows: readonly Row[] = [cpuOfPoll, cpuOfSentence, heap, cancel, filtering];

/**
 * Finds rows by their numbers.
 *
 * @returns All rows where no number is given.
 * @throws Error if there is no such row.
 */
export function findRows(ids: readonly string[]): readonly Row[] {
  const unknown = ids.find((id) => !rows.some((row) => row.id === id));
  if (unknown !== undefined) throw new Error(`no row ${unknown}, but ${rows.map(({ id }) => id).join(', ')}`);
  return ids.length === 0 ? rows : rows.filter(({ id }) => ids.includes(id));
}
