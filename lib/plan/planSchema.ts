import type { Duration } from '../duration.js';
import { aPositive } from '../options.js';
import { aDelayOrNone } from '../schedule/readDelay.js';
import { aWait } from '../transport/prefer.js';
import {
  aNumber,
  anObject,
  anyText,
  anything,
  count,
  duration,
  either,
  filter,
  list,
  nothing,
  oneOf,
  optional,
  positive,
  record,
  redactedText,
  text,
  truth,
} from './document/fields.js';
import type { DocumentSchema, Shape } from './document/fields.js';
import type { RetryByStatus } from '../retry/byStatus.js';
import type { Plan, PlanBodyHint, PlanPrefer, PlanRequest, PlanRetry, PlanSchedule, PlanValue } from './plan.js';

let made: DocumentSchema<Plan> | undefined;

/** The schema of plans, made when the first is checked. */
export function planSchema(): DocumentSchema<Plan> {
  return (made ??= makePlanSchema());
}

function makePlanSchema(): DocumentSchema<Plan> {
  return anObject<Plan>(
    {
      $schema: optional(text()),
      version: oneOf([1]),
      key: optional(text()),
      request: either('an address, or an object with a url', text('an address'), aRequest()),
      requestTimeout: aLimit(),
      retry: optional(either('an object, or false for no retries', aRetry(), oneOf([false]))),
      schedule: optional(aSchedule()),
      bodyHints: optional(someBodyHints()),
      until: filter(),
      failOn: optional(filter()),
      stableFor: optional(count(1)),
      onExhausted: optional(oneOf(['error', 'complete'])),
      tolerateErrors: optional(count(0)),
      maxBodyBytes: optional(count(0)),
      conditional: optional(oneOf([true, false, 'cross-origin'])),
      prefer: optional(aPreference()),
      timeout: aLimit(),
    },
    'an object with version, request and until',
  );
}

function aLimit(): DocumentSchema<Duration | false | undefined> {
  return optional(either('a duration such as "10s", or false for no limit', duration(aPositive), oneOf([false])));
}

function aRequest(): DocumentSchema<PlanRequest> {
  return anObject<PlanRequest>(
    {
      url: either('an address', text('an address'), redactedText()),
      method: optional(text('a method such as "GET"')),
      headers: optional(record(either('text', anyText(), redactedText()), 'an object of names and texts')),
      body: anything(),
      query: optional(aQuery()),
      pathParams: optional(record(aValue(), 'an object of names and values')),
      credentials: optional(oneOf(['omit', 'same-origin', 'include'])),
      redirect: optional(oneOf(['follow', 'error', 'manual'])),
    },
    'an object with a url',
  );
}

/** Parameters of a query. */
export function aQuery(): DocumentSchema<NonNullable<PlanRequest['query']>> {
  const listed = list(aValue(), 'a list of values');
  const what = 'text, a number, true, false, null, or a list of values';
  return record(either(what, aValue(), listed, nothing()), 'an object of names and values');
}

/** A value in a query or a path. */
export function aValue(): DocumentSchema<PlanValue> {
  return either('text, a number, true or false', anyText(), redactedText(), aNumber(), truth());
}

function aRetry(): DocumentSchema<PlanRetry> {
  return anObject<PlanRetry>({
    ...aLaw(),
    maxRetries: optional(count(0)),
    retryUnsafe: optional(truth()),
    ...aServerDelay(),
    byStatus: optional(
      record(
        anything<RetryByStatus[string]>(),
        'an object of status patterns, such as { "5xx": { "strategy": "backoff" } }',
      ),
    ),
  });
}

function aSchedule(): DocumentSchema<PlanSchedule> {
  return anObject<PlanSchedule>({
    ...aLaw(),
    maxAttempts: optional(count(1)),
    maxElapsed: optional(duration(aPositive)),
    startAfter: optional(duration(aDelayOrNone)),
    align: optional(truth()),
    ...aServerDelay(),
  });
}

function someBodyHints(): DocumentSchema<Readonly<Record<string, PlanBodyHint>>> {
  const unit = oneOf(['ms', 's']);
  const inFull = anObject<Exclude<PlanBodyHint, string>>(
    { unit, scope: optional(oneOf(['once', 'from now on'])) },
    'an object with a unit',
  );
  const hint = either('ms, s, or an object with a unit', unit, inFull);
  return record(hint, 'an object of paths and units', { what: 'a path such as "retry.after"', pattern: aPath });
}

/** Names, apart by dots. */
const aPath = /^[^.]+(\.[^.]+)*$/;

function aPreference(): DocumentSchema<PlanPrefer> {
  return anObject<PlanPrefer>({ wait: duration(aWait), respondAsync: optional(truth()) }, 'an object with a wait');
}

/** What becomes of a wait that the server asks for. */
function aServerDelay(): Shape<Pick<PlanSchedule, 'maxServerDelay' | 'onServerDelay'>> {
  return {
    maxServerDelay: optional(duration(aDelayOrNone)),
    onServerDelay: optional(oneOf(['stop', 'wait', 'clamp'])),
  };
}

/** What describes delays. */
function aLaw(): Shape<Pick<PlanSchedule, 'strategy' | 'initialDelay' | 'multiplier' | 'maxDelay' | 'jitter'>> {
  return {
    strategy: optional(oneOf(['fixed', 'linear', 'exponential', 'fibonacci'])),
    initialDelay: optional(duration(aDelayOrNone)),
    multiplier: optional(positive()),
    maxDelay: optional(duration(aPositive)),
    jitter: optional(oneOf(['full', 'equal', 'decorrelated', 'none', true, false])),
  };
}
