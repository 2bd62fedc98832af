import type { PresetData } from '../../lib/presets/presetData.js';
import { cellsOf, cut } from '../display/cells.js';
import type { Look } from '../display/look.js';
import { statusesOf, wordsOf } from './wordsOf.js';

const heads = ['id', 'pending', 'success', 'failure'];
const gap = '  ';
/** A column with less room tells nothing. */
const narrowest = 8;

/**
 * Writes presets in a table, a line for each.
 *
 * @param columns How wide it may be, in which what is too long is cut, and what has no room left out; `Infinity` where no
 * person looks at it.
 */
export function presetTable(presets: Iterable<PresetData>, columns: number, look: Pick<Look, 'bold' | 'dim'>): string {
  const rows = [heads, ...Array.from(presets, cellsOfPreset)];
  const [first = 0, ...all] = heads.map((_, column) => Math.max(...rows.map((row) => cellsOf(row[column] ?? ''))));
  // An id is there to be typed.
  const others = all.slice(0, Math.max(0, Math.floor((columns - first) / (gap.length + narrowest))));
  const widths = [first, ...fitted(others, columns - first - gap.length * others.length)];
  const lines = rows.map((row, index) => {
    const cells = row
      .slice(0, widths.length)
      .map((cell, column) => cut(cell, widths[column] ?? 0).padEnd(widths[column] ?? 0));
    const line = cells.join(gap).trimEnd();
    return index === 0 ? look.dim(line) : look.bold(line.slice(0, row[0]?.length)) + line.slice(row[0]?.length);
  });
  const note =
    columns === Infinity
      ? []
      : ['', look.dim('rxpoll presets ID tells all of one; rxpoll URL --preset ID waits by it')];
  return [...lines, ...note, ''].join('\n');
}

function cellsOfPreset(preset: PresetData): readonly string[] {
  const { id, endless, ending, failureWhen } = preset;
  if (endless !== undefined) return [id, '-', '(never ends)', '-'];
  const failures = [...wordsOf(preset, 'failure'), ...wordsOf(preset, 'cancelled'), ...wordsOf(preset, 'needsAction')];
  const ends = ending && { success: ending.success, failure: [...(ending.failure ?? []), ...(ending.cancelled ?? [])] };
  return [
    id,
    listed(wordsOf(preset, 'pending'), statusesOf(preset, 'pending')),
    listed(ends ? ends.success.map(String) : wordsOf(preset, 'success'), statusesOf(preset, 'success')),
    listed(
      [...failures, ...(ends?.failure ?? []).map(String), ...(failureWhen === undefined ? [] : [`(${failureWhen})`])],
      statusesOf(preset, 'failure'),
    ),
  ];
}

function listed(words: readonly string[], statuses: readonly string[]): string {
  return [...words, ...statuses].join(', ') || '-';
}

/** Widths that fit into so many cells: the narrow stay as they are, the others share what is left. */
function fitted(widths: readonly number[], room: number): readonly number[] {
  const fitting = [...widths];
  let left = room;
  [...widths.entries()]
    .sort(([, a], [, b]) => a - b)
    .forEach(([column, width], index) => {
      fitting[column] = Math.max(1, Math.min(width, Math.floor(left / (widths.length - index))));
      left -= fitting[column];
    });
  return fitting;
}
