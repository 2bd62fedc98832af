import { PollTimeoutError } from '../../lib/errors/pollTimeoutError.js';
import type { DescribedRequest, Sentence } from '../../lib/plan/sentence.js';
import type { PollFlags } from '../arguments/readPoll.js';
import type { Condition } from './condition.js';
import { isOutOfTime } from './isOutOfTime.js';

/** Says in a sentence what a command line says. The last wait is cut, so that one final attempt ends in time. */
export function sentenceOfFlags(
  { schedule, maxRetries, timeout, requestTimeout }: PollFlags,
  request: DescribedRequest,
  until: Condition,
  failOn: Condition | undefined,
): Sentence {
  return {
    request,
    exchange: {},
    requestTimeout: requestTimeout < timeout ? requestTimeout : Infinity,
    retry: { maxRetries },
    schedule: { ...schedule, maxElapsed: timeout },
    until: until.matches,
    match: failOn === undefined ? {} : { failOn: failOn.matches },
    timeout,
    rephrase: (error) => (isOutOfTime(error) ? new PollTimeoutError(timeout, error.last) : error),
  };
}
