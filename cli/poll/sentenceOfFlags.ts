import { PollTimeoutError } from '../../lib/errors/pollTimeoutError.js';
import { given } from '../../lib/options.js';
import type { DescribedRequest, Sentence } from '../../lib/plan/sentence.js';
import type { Preset } from '../../lib/presets/definePreset.js';
import { hintsOf } from '../../lib/presets/hintsOf.js';
import type { PollFlags } from '../arguments/readPoll.js';
import type { Condition } from './condition.js';
import { isOutOfTime } from './isOutOfTime.js';

/**
 * Says in a sentence what a command line says. The last wait is cut, so that one final attempt ends in time.
 *
 * @param known What is waited by in place of the conditions, which then are but words.
 */
export function sentenceOfFlags(
  { exchange, schedule, serverDelay, preset, maxRetries, timeout, requestTimeout }: PollFlags,
  request: DescribedRequest,
  until: Condition,
  failOn: Condition | undefined,
  known?: Preset,
): Sentence {
  return {
    request,
    exchange,
    requestTimeout: requestTimeout < timeout ? requestTimeout : Infinity,
    retry: { maxRetries, ...serverDelay },
    schedule: { ...schedule, ...serverDelay, ...(known && { hints: hintsOf(known) }), maxElapsed: timeout },
    until: known ?? until.matches,
    match: { ...(failOn && { failOn: failOn.matches }), ...(known && given({ unknownState: preset?.unknownState })) },
    timeout,
    rephrase: (error) => (isOutOfTime(error) ? new PollTimeoutError(timeout, error.last) : error),
  };
}
