import type { PlanFault } from '../../errors/planError.js';
import { isRedacted } from '../../mask/isRedacted.js';
import { aPositive } from '../../options.js';
import type { Expectation } from '../../options.js';
import { aNumber } from '../../retry/byStatus.js';
import type { LaggedBackoffOptions } from '../../retry/laggedBackoff.js';
import { checkRequest } from '../checkRequest.js';
import type {
  BackgroundPollParams,
  BackgroundPollRequestInit,
  BackgroundPollRequestTimeout,
} from './backgroundPollParams.js';
import { backgroundPollRequest, isRedactedString } from './backgroundPollRequest.js';
import { anObject, filter, optional, record, truth } from '../document/fields.js';
import type { DocumentSchema } from '../document/fields.js';
import { zod } from '#zod';

/**
 * The schema of the parameters of `io.backgroundPoll`.
 *
 * @param isStrict Whether the bounds of the original hold.
 * @param isOurs Whether the default transport sends the request, which needs an address of http.
 */
export function backgroundPollSchema(isStrict: boolean, isOurs: boolean): DocumentSchema<BackgroundPollParams> {
  const seconds = (least: number, most: number): DocumentSchema<number | undefined> =>
    optional(as(isStrict ? wholeSeconds(least, most) : someSeconds));
  return anObject<BackgroundPollParams>(
    {
      url: asking(
        (url) => checkRequest(backgroundPollRequest(url), isOurs).map((fault) => ({ ...fault, path: '' })),
        as({ what: 'an address', test: (value) => isText(value) && value !== '' }),
      ),
      interval: seconds(10, 300),
      timeout: seconds(30, 3_600),
      responseFilter: filter(),
      requestInit: optional(
        asking((init) => checkRequest(backgroundPollRequest('http://localhost', init), true), aRequestInit()),
      ),
      requestTimeout: optional(aRequestTimeout()),
      strict: optional(truth()),
    },
    'an object with url and responseFilter',
  );
}

function aRequestInit(): DocumentSchema<BackgroundPollRequestInit> {
  return anObject<BackgroundPollRequestInit>({
    method: optional(as({ what: 'a method such as "GET"', test: isText })),
    headers: optional(
      record(
        as({ what: 'text', test: (value) => isText(value) || isRedactedString(value) }),
        'an object of names and texts',
      ),
    ),
    body: optional(as({ what: 'text or an ArrayBuffer', test: (value) => isText(value) || isBuffer(value) })),
  });
}

function aRequestTimeout(): DocumentSchema<BackgroundPollRequestTimeout> {
  return anObject<BackgroundPollRequestTimeout>({
    durationInMs: optional(as(aPositive)),
    retry: optional(
      anObject<LaggedBackoffOptions>({
        limit: optional(as(aNumber)),
        factor: optional(as(aNumber)),
        minTimeoutInMs: optional(as(aNumber)),
        maxTimeoutInMs: optional(as(aNumber)),
        randomize: optional(truth()),
      }),
    ),
  });
}

/** A millisecond to 30 years: less would be no wait, and more milliseconds than there are. */
const someSeconds: Expectation = {
  what: 'a number of seconds, 0.001 to 1000000000',
  test: (value) => typeof value === 'number' && value >= 0.001 && value <= 1e9,
};

function wholeSeconds(least: number, most: number): Expectation {
  return {
    what: `a whole number from ${String(least)} to ${String(most)} where strict is true`,
    test: (value) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most,
  };
}

/** What is as expected. */
function as<T>({ what, test }: Expectation): DocumentSchema<T> {
  return zod().custom<T>(test, what);
}

/** What a function finds no fault with. */
function asking<T>(faultsOf: (value: T) => readonly PlanFault[], schema: DocumentSchema<T>): DocumentSchema<T> {
  return schema.check(({ value, issues }) => {
    for (const { path: place, problem: message } of faultsOf(value)) {
      issues.push({ code: 'custom', input: value, message, params: { place } });
    }
  });
}

function isText(value: unknown): boolean {
  return typeof value === 'string' || isRedacted(value);
}

/** Of any realm, so that no `instanceof` tells. */
function isBuffer(value: unknown): boolean {
  return Object.prototype.toString.call(value) === '[object ArrayBuffer]';
}
