import { aBoolean, checkOptions, isRecord } from '../../options.js';
import { isLost } from '../../retry/isLost.js';
import { laggedBackoff } from '../../retry/laggedBackoff.js';
import type { RetryOptions } from '../../retry/retryPolicy.js';
import type { BackgroundPollOptions, BackgroundPollRequestTimeout } from './backgroundPollParams.js';
import { backgroundPollRequest } from './backgroundPollRequest.js';
import { backgroundPollSchema } from './backgroundPollSchema.js';
import { checkSentence } from '../checkSentence.js';
import { checkDocument } from '../document/checkDocument.js';
import { equip } from '../equip.js';
import { rephraseTimeout } from './rephraseTimeout.js';
import { runtimeExpectations } from '../runtimeOptions.js';
import type { Sentence } from '../sentence.js';

/**
 * Says in a sentence what the parameters of `io.backgroundPoll` say.
 *
 * @throws PlanError with every fault of the parameters; TypeError if an option is not right.
 */
export function sentenceOfBackgroundPoll(params: unknown, options: BackgroundPollOptions): Sentence {
  checkOptions('fromBackgroundPoll', options, { ...runtimeExpectations, strict: aBoolean });
  const { strict, ...runtime } = options;
  const isStrict = strict === true || (isRecord(params) && params['strict'] === true);
  const schema = backgroundPollSchema(isStrict, runtime.transport === undefined);
  const checked = checkDocument(schema, params, opening);
  const { url, interval = 10, timeout = 600, responseFilter, requestInit, requestTimeout = {} } = checked;
  const { durationInMs = 5_000, retry } = requestTimeout;
  const sentence: Sentence = {
    request: backgroundPollRequest(url, requestInit),
    exchange: {},
    requestTimeout: durationInMs,
    retry: retryOf(retry, runtime.random),
    schedule: { strategy: 'fixed', initialDelay: inMs(interval), maxServerDelay: Infinity },
    until: responseFilter,
    match: {},
    timeout: inMs(timeout),
    rephrase: rephraseTimeout,
  };
  return checkSentence(equip(sentence, runtime), places, [], opening);
}

const opening = 'Invalid fetch poll params';
const places = { request: 'requestInit', retry: 'requestTimeout.retry', schedule: 'interval', until: 'responseFilter' };

/** Sends again what was late or lost, whatever the method, and never what was answered. */
function retryOf(retry: BackgroundPollRequestTimeout['retry'], random?: () => number): RetryOptions {
  if (retry === undefined) return { maxRetries: 0 };
  return { schedule: laggedBackoff(retry, random), maxRetries: Infinity, shouldRetry: ({ error }) => isLost(error) };
}

/** Seconds in milliseconds, without the noise of binary fractions. */
function inMs(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e3;
}
