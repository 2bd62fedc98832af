import type { Failure } from '../errors/pollFailedError.js';
import { PollFailedError } from '../errors/pollFailedError.js';
import { UnknownStateError } from '../errors/unknownStateError.js';
import { maskJson } from '../mask/maskJson.js';
import { asWhole } from '../matcher/asWhole.js';
import type { Judge, UnknownStateOptions, Verdict } from '../matcher/judge.js';
import { readFailAfter } from '../matcher/readFailAfter.js';
import type { UnknownState } from '../observer.js';
import { aFunction, check } from '../options.js';
import { checkPreset } from './checkPreset.js';
import type { PresetData } from './presetData.js';
import type { JobState } from './stateOf.js';
import { stateOf } from './stateOf.js';
import { whatIsUnknown } from './whatIsUnknown.js';

/** What was found in the last answer, and how many answers in a row were not known. */
interface Found {
  readonly state: JobState;
  readonly count: number;
}

const endings = {
  failure: ['failed', 'failed'],
  cancelled: ['cancelled', 'was cancelled'],
  needsAction: ['needs-action', 'needs action'],
} as const;

/**
 * Judges answers by what is known of their API.
 *
 * @throws TypeError or RangeError if the preset or an option is not right, or the preset has no end.
 */
export function judgeByPreset<R>(preset: PresetData, options: UnknownStateOptions): Judge<R> {
  checkPreset('takeUntilMatch', preset);
  const { id, endless } = preset;
  if (endless !== undefined) throw new TypeError(`takeUntilMatch: ${id} has no end to wait for; ${endless}`);
  const { unknownState = { failAfter: 10 }, onUnknownState } = options;
  const failAfter = readFailAfter('takeUntilMatch', unknownState);
  if (onUnknownState !== undefined) check('takeUntilMatch', 'onUnknownState', onUnknownState, aFunction);

  return (attempt, before, isSame, observer): Verdict<R> => {
    const last = before?.found as Found | undefined;
    const state = isSame && last ? last.state : stateOf(preset, asWhole(attempt).response);
    const count = state.is === 'unknown' ? (last?.count ?? 0) + 1 : 0;
    const found: Found = { state, count };

    switch (state.is) {
      case 'pending':
        return { found };
      case 'success':
        return { found, matched: attempt };
      case 'unknown': {
        const unknown: UnknownState = { state: state.word, count, attempt };
        onUnknownState?.(unknown);
        observer?.onUnknownState?.(unknown);
        return count < failAfter
          ? { found }
          : { failure: new UnknownStateError(unknown, whatIsUnknown(preset, state, attempt.response)) };
      }
      default:
        return { failure: new PollFailedError(attempt, failureOf(state, endings[state.is])) };
    }
  };
}

function failureOf({ word, place }: JobState, [outcome, words]: (typeof endings)[keyof typeof endings]): Failure {
  return { outcome, state: word, words: `${words}: ${place} ${maskJson(word)}` };
}
