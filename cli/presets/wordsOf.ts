import type { PresetData } from '../../lib/presets/presetData.js';

/** The words of a preset that mean one thing, as they are shown. */
export function wordsOf(
  preset: PresetData,
  list: 'pending' | 'success' | 'failure' | 'cancelled' | 'needsAction',
): readonly string[] {
  return (preset[list] ?? []).map((word) => (word === null ? 'nothing' : String(word)));
}

/** The status codes that mean one thing where there is no word. */
export function statusesOf(preset: PresetData, meaning: 'pending' | 'success' | 'failure'): readonly string[] {
  const lists = { pending: preset.httpPending, success: preset.httpSuccess, failure: preset.httpFailure };
  return (lists[meaning] ?? []).map(String);
}
