import type { Shown } from '../arguments/readArguments.js';
import type { Look } from '../display/look.js';
import { toJson } from '../output/toJson.js';
import { findPreset } from './findPreset.js';
import { knownPresets } from './knownPresets.js';
import { presetSheet } from './presetSheet.js';
import { presetTable } from './presetTable.js';

/**
 * Tells of the presets: a table of all, or all of one; as lines of JSON where that is wanted.
 *
 * @param columns How wide the table may be.
 * @throws UsageError if there is none of that id.
 */
export function describePresets(
  id: string | undefined,
  { json }: Pick<Shown, 'json'>,
  columns: number,
  look: Pick<Look, 'bold' | 'dim' | 'spell'>,
): string {
  const presets = id === undefined ? [...knownPresets.values()] : [findPreset(id)];
  if (json) return presets.map((preset) => `${toJson(preset)}\n`).join('');
  const [first] = presets;
  return look.spell(
    id === undefined || !first ? presetTable(presets, columns, look) : presetSheet(first, columns, look),
  );
}
