import { maskJson } from '../mask/maskJson.js';
import { statusOf } from '../retry/isRetryable.js';
import { didYouMean } from '../suggest.js';
import type { PresetData, Word } from './presetData.js';
import type { JobState } from './stateOf.js';
import { endLists, statusLists, wordLists } from './wordList.js';

/** Says what a preset does not know, what it knows, and what to do about it. */
export function whatIsUnknown(preset: PresetData, state: JobState, response: unknown): string {
  const { id, asOf, version } = preset;
  const { word, place } = state;
  const status = statusOf(response);
  if (word === undefined && status >= 400) return `${id} was refused by ${String(status)}: ${remedyOf(status)}`;
  const known = knownAt(preset, place).map(String);
  const near = typeof word === 'string' ? didYouMean(word, known) : '';
  const said = word === undefined ? `nothing as ${place}` : `${place} ${maskJson(word)}`;
  const edition = version === undefined ? '' : ` (${version})`;
  const text = `${id}${edition}, as of ${asOf}, does not know: ${said}${near === '' ? '.' : near}`;
  return `${text} It knows ${known.join(', ')}; spread it to add a word, or go on by unknownState: 'pending'`;
}

function remedyOf(status: number): string {
  if ([401, 403, 407].includes(status)) return 'correct the credentials';
  if ([404, 410].includes(status)) return 'correct the address';
  return 'ask again later, or put retryRequest before backoffSchedule';
}

/** The words that may stand in a place. */
function knownAt(preset: PresetData, place: string): readonly Word[] {
  const { status, ending } = preset;
  if (place === ending?.path) return endLists.flatMap((list) => ending[list] ?? []);
  if (place === status.path) return wordLists.flatMap((list) => preset[list] ?? []);
  return statusLists.flatMap(([list]) => preset[list] ?? []);
}
