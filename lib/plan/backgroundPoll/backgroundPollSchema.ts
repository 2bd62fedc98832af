import { isRedacted } from '../../mask/isRedacted.js';
import { aPositive } from '../../options.js';
import type { Expectation } from '../../options.js';
import { aNumber } from '../../retry/byStatus.js';
import type { LaggedBackoffOptions } from '../../retry/laggedBackoff.js';
import { planExchange } from '../../transport/exchangePlan.js';
import type { PollHttpOptions } from '../../transport/exchangePlan.js';
import type {
  BackgroundPollParams,
  BackgroundPollRequestInit,
  BackgroundPollRequestTimeout,
} from './backgroundPollParams.js';
import { backgroundPollRequest, isRedactedString } from './backgroundPollRequest.js';
import { anObject, filter, optional, positive, record, truth } from '../document/fields.js';
import type { DocumentSchema } from '../document/fields.js';
import { zod } from '#zod';

/**
 * The schema of the parameters of `io.backgroundPoll`.
 *
 * @param isStrict Whether the bounds of the original hold.
 * @param exchange What sends the request, which decides what may be an address.
 */
export function backgroundPollSchema(
  isStrict: boolean,
  exchange: Pick<PollHttpOptions, 'transport'>,
): DocumentSchema<BackgroundPollParams> {
  const seconds = (least: number, most: number): DocumentSchema<number | undefined> =>
    optional(isStrict ? wholeNumber(least, most) : positive());
  return anObject<BackgroundPollParams>(
    {
      url: takenBy(
        (url) => planExchange(backgroundPollRequest(url), exchange),
        as({ what: 'an address', test: (value) => isText(value) && value !== '' }),
      ),
      interval: seconds(10, 300),
      timeout: seconds(30, 3_600),
      responseFilter: filter(),
      requestInit: optional(
        takenBy((init) => planExchange(backgroundPollRequest('http://localhost', init), {}), aRequestInit()),
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

function wholeNumber(least: number, most: number): DocumentSchema<number> {
  return as({
    what: `a whole number from ${String(least)} to ${String(most)} where strict is true`,
    test: (value) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most,
  });
}

/** What is as expected. */
function as<T>({ what, test }: Expectation): DocumentSchema<T> {
  return zod().custom<T>(test, what);
}

/** What a function takes: where it throws, that says what is wrong. */
function takenBy<T>(take: (value: T) => unknown, schema: DocumentSchema<T>): DocumentSchema<T> {
  return schema.check(({ value, issues }) => {
    try {
      take(value);
    } catch (error) {
      const message = (error as Error).message.replace(/^pollHttp: /, '');
      issues.push({ code: 'custom', input: value, message, params: { place: '' } });
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
