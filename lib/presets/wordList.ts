import type { PresetData, Word } from './presetData.js';

/** The part of a preset that is lists of words. */
export type WordLists = Pick<PresetData, (typeof wordLists)[number]>;

/** The lists of words, by what they mean. */
export const wordLists: readonly ['pending', 'success', 'failure', 'cancelled', 'needsAction'] = [
  'pending',
  'success',
  'failure',
  'cancelled',
  'needsAction',
];
/** Those of a word that says how a job has ended. */
export const endLists: readonly ['success', 'failure', 'cancelled'] = ['success', 'failure', 'cancelled'];
/** The lists of status codes, and what they mean. */
export const statusLists: readonly (readonly [
  `http${'Pending' | 'Success' | 'Failure'}`,
  'pending' | 'success' | 'failure',
])[] = [
  ['httpPending', 'pending'],
  ['httpSuccess', 'success'],
  ['httpFailure', 'failure'],
];

/** Whether a list has a word. Numbers and their texts are the same; what is no word is in no list. */
export function hasWord(words: readonly Word[] | undefined, word: unknown, { caseInsensitive }: PresetData): boolean {
  if (typeof word === 'object' && word !== null) return false;
  const said = (value: unknown): string => (caseInsensitive ? String(value).toLowerCase() : String(value));
  return words?.some((known) => said(known) === said(word)) === true;
}
