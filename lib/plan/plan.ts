import type { Duration } from '../duration.js';
import type { ResponseFilter } from '../filter/responseFilter.js';
import type { Hint } from '../http/hint.js';
import type { Redacted } from '../mask/isRedacted.js';
import type { MatchOptions } from '../matcher/planMatch.js';
import type { PollOptions } from '../poll/planPoll.js';
import type { RetryOptions } from '../retry/retryPolicy.js';
import type { BackoffOptions } from '../schedule/scheduleFrom.js';
import type { PollHttpOptions } from '../transport/exchangePlan.js';
import type { RequestCredentials, RequestRedirect } from '../transport/platform.js';
import type { PreferOptions } from '../transport/prefer.js';

/** A value in a query, in a path, or of a variable. */
export type PlanValue = string | number | boolean | Redacted;

/** What a plan asks for. Its texts may hold `{{name}}`, which is filled from the variables. */
export interface PlanRequest {
  /** Address, of http or https. */
  readonly url: string | Redacted;
  /**
   * Method.
   * @defaultValue 'GET'
   */
  readonly method?: string | undefined;
  /** Header fields by name. */
  readonly headers?: Readonly<Record<string, string | Redacted>> | undefined;
  /** Body: text as it is, anything else as JSON with the content type of it. */
  readonly body?: unknown;
  /** What is added to the query of the address; a list gives its name several times, `null` leaves it out. */
  readonly query?: Readonly<Record<string, PlanValue | null | readonly PlanValue[]>> | undefined;
  /** What stands for `{name}` in the path of the address. */
  readonly pathParams?: Readonly<Record<string, PlanValue>> | undefined;
  /** Whether cookies are sent to another origin, in browsers. */
  readonly credentials?: RequestCredentials | undefined;
  /** What to do when the answer is a redirect. */
  readonly redirect?: RequestRedirect | undefined;
}

/** How a plan sends again what was lost on the way. */
export type PlanRetry = OrUndefined<
  Omit<RetryOptions, 'schedule' | 'shouldRetry' | 'onRetry' | 'random' | 'scheduler'>
>;

/** When a plan asks again. */
export type PlanSchedule = OrUndefined<
  Omit<BackoffOptions, 'random'> & Pick<PollOptions, 'startAfter' | 'align' | 'maxServerDelay' | 'onServerDelay'>
>;

/** What a plan asks the server to do, if it will. */
export type PlanPrefer = Pick<PreferOptions, 'wait'> & OrUndefined<Omit<PreferOptions, 'wait'>>;

/** What a field of the body counts: the time until it is to be asked again, or, from now on, that of each wait. */
export type PlanBodyHint = 'ms' | 's' | { readonly unit: 'ms' | 's'; readonly scope?: Hint['scope'] | undefined };

/**
 * A whole poll as data: one JSON document.
 *
 * Durations are milliseconds, or text such as `"10s"`.
 */
export interface Plan {
  /** Where an editor finds the schema of plans. */
  readonly $schema?: string | undefined;
  /** Version of this form. */
  readonly version: 1;
  /** Name of the poll, for what keeps polls apart. */
  readonly key?: string | undefined;
  /** What to ask for: an address, or an object of `url` and the rest. */
  readonly request: string | PlanRequest;
  /**
   * How long each request may take; `false` for no limit.
   * @defaultValue '10s'
   */
  readonly requestTimeout?: Duration | false | undefined;
  /** How what was lost on the way is sent again; `false` for not at all. As {@link RetryOptions} where it is left out. */
  readonly retry?: PlanRetry | false | undefined;
  /** When to ask again. As {@link BackoffOptions} where it is left out. */
  readonly schedule?: PlanSchedule | undefined;
  /**
   * Which fields of the body say when to ask again, and in which unit: `{ "retry.after": "s" }`, by paths with names apart by
   * dots. `{ "unit": "s", "scope": "from now on" }` holds for every wait. `Retry-After` and rate limits go before them, all
   * else that servers are known to say after them.
   */
  readonly bodyHints?: Readonly<Record<string, PlanBodyHint>> | undefined;
  /** Which answer is waited for. */
  readonly until: ResponseFilter;
  /** Which answer tells that the job failed. */
  readonly failOn?: ResponseFilter | undefined;
  /**
   * How many matches in a row it takes.
   * @defaultValue 1
   */
  readonly stableFor?: MatchOptions<unknown>['stableFor'] | undefined;
  /**
   * What to do when the schedule ends without a match.
   * @defaultValue 'error'
   */
  readonly onExhausted?: MatchOptions<unknown>['onExhausted'] | undefined;
  /**
   * How many errors in a row the poll survives.
   * @defaultValue 0
   */
  readonly tolerateErrors?: PollOptions['tolerateErrors'] | undefined;
  /**
   * How many bytes of a body are read at most.
   * @defaultValue 10_485_760
   */
  readonly maxBodyBytes?: PollHttpOptions['maxBodyBytes'] | undefined;
  /**
   * Whether to ask only for what has changed, by `ETag` and `Last-Modified`; `"cross-origin"` for another origin too, in
   * browsers.
   * @defaultValue false
   */
  readonly conditional?: PollHttpOptions['conditional'] | undefined;
  /** Asks the server to hold each request while there is nothing new, which makes a long poll. */
  readonly prefer?: PlanPrefer | undefined;
  /**
   * How long the whole poll may take; `false` for no limit.
   * @defaultValue '5m'
   */
  readonly timeout?: Duration | false | undefined;
}

export type OrUndefined<T> = { readonly [K in keyof T]: T[K] | undefined };
