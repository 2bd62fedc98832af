import { maskJson } from '../mask/maskJson.js';
import { didYouMean } from '../suggest.js';
import { knownWords } from './stateIn.js';

/** Says which word for the state of an operation is not known, and what to do about it. */
export function whatIsUnknown(word: string): string {
  const near = didYouMean(word, knownWords);
  return (
    `pollOperation does not know: state ${maskJson(word)}${near === '' ? '.' : near} ` +
    "Tell what it means by state, or go on by unknownState: 'pending'"
  );
}
