import { maskJson } from '../mask/maskJson.js';
import { didYouMean } from '../suggest.js';
import type { PresetData, Word } from './presetData.js';
import type { JobState } from './stateOf.js';
import { endLists, statusLists, wordLists } from './wordList.js';

/** Says what a preset does not know, and what it knows: `'openai-batch, as of 2026-11, does not know: status "paused". It knows …'`. */
export function whatIsUnknown(preset: PresetData, { word, place }: JobState): string {
  const { id, asOf, version } = preset;
  const known = knownAt(preset, place);
  const near = typeof word === 'string' ? didYouMean(word, known.map(String)) : '';
  const said = word === undefined ? `nothing as ${place}` : `${place} ${maskJson(word)}`;
  const edition = version === undefined ? '' : ` (${version})`;
  return `${id}${edition}, as of ${asOf}, does not know: ${said}${near === '' ? '.' : near} It knows ${known.join(', ')}.`;
}

/** The words that may stand in a place. */
function knownAt(preset: PresetData, place: string): readonly Word[] {
  const { status, ending } = preset;
  if (place === ending?.path) return endLists.flatMap((list) => ending[list] ?? []);
  if (place === status.path) return wordLists.flatMap((list) => preset[list] ?? []);
  return statusLists.flatMap(([list]) => preset[list] ?? []);
}
