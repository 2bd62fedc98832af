import type { Duration } from '../../duration.js';
import type { Redacted } from '../../mask/isRedacted.js';
import type { ConditionContext } from './conditionContext.js';
import type { PlanValue } from '../plan.js';

/** What the condition of {@link LoopUntil} is asked about. */
export interface LoopUntilContext<T = unknown> extends ConditionContext {
  /** The parsed body; text where it is no JSON, `null` where there is none. */
  readonly response: T | null;
}

/** How delays grow. */
export interface LoopUntilDelays {
  /** Whether delays are all the same, or grow by `multiplier`. */
  readonly strategy?: 'fixed' | 'exponential' | undefined;
  /**
   * Delay after the first attempt, in milliseconds or as text.
   * @defaultValue '1s'
   */
  readonly initialDelay?: Duration | undefined;
  /**
   * Upper bound of the delays that grow, in milliseconds or as text. It does not bound those that are all the same.
   * @defaultValue '30s'
   */
  readonly maxDelay?: Duration | undefined;
  /**
   * What each delay is multiplied by to give the next, where they grow.
   * @defaultValue 2
   */
  readonly multiplier?: number | undefined;
}

/** Until when a request is repeated, and how often. The strategy is `'fixed'` where it is left out. */
export interface LoopUntil<T = unknown> extends LoopUntilDelays {
  /**
   * Tells by what is true of an answer that it is the one: a function, or the text of one, which is parsed and never run as
   * code. What it throws ends the poll; a promise is an error, for it would always be true.
   */
  readonly condition:
    | string
    | ((
        context: LoopUntilContext<T>,
      ) => string | number | bigint | boolean | symbol | null | undefined | (object & { readonly then?: never }));
  /**
   * How many attempts are made at most, the first included.
   * @defaultValue 10
   */
  readonly maxAttempts?: number | undefined;
}

/**
 * How one attempt is tried again when it fails, which does not count as another attempt. The strategy is `'exponential'` where
 * it is left out. A `POST` is sent again, too.
 */
export interface LoopUntilRetry extends LoopUntilDelays {
  /** How many times a request is sent at most, the first included. */
  readonly maxAttempts: number;
  /**
   * The answers that are sent for again. When the tries are spent, the last answer is what the condition is asked about.
   * @defaultValue [429, 500, 502, 503, 504]
   */
  readonly retryableStatusCodes?: readonly number[] | undefined;
  /**
   * What is sent again where no answer came: none came in time, or the connection failed.
   * @defaultValue ['timeout', 'connection']
   */
  readonly retryableExceptions?: readonly ('timeout' | 'connection')[] | undefined;
}

/**
 * A request of Laminar's `lam.httpRequest`, repeated until a condition holds.
 *
 * `{{config.name}}` in its texts is filled from `config`.
 *
 * @typeParam T Type of the body.
 */
export interface LoopUntilRequest<T = unknown> {
  /**
   * Method.
   * @defaultValue 'GET'
   */
  readonly method?: string | undefined;
  /** Address, of http or https. */
  readonly url: string | Redacted;
  /** Header fields by name. */
  readonly headers?: Readonly<Record<string, string | Redacted>> | undefined;
  /** Body: text as it is, anything else as JSON with the content type of it. */
  readonly body?: unknown;
  /** What stands for `{name}` and `{{name}}` in the path of the address; it is encoded. */
  readonly pathParams?: Readonly<Record<string, PlanValue>> | undefined;
  /** What is added to the query of the address; a list gives its name several times, `null` leaves it out. */
  readonly queryParams?: Readonly<Record<string, PlanValue | null | readonly PlanValue[]>> | undefined;
  /** How each attempt is tried again when it fails; not at all where it is left out. */
  readonly retry?: LoopUntilRetry | undefined;
  /** Until when the request is repeated. */
  readonly loopUntil: LoopUntil<T>;
}

/** One of the requests of Laminar's `lam.httpRequests`: without `loopUntil` it is sent once, and any answer will do. */
export interface LoopUntilAllRequest<T = unknown> extends Omit<LoopUntilRequest<T>, 'loopUntil'> {
  /** Until when the request is repeated; not at all where it is left out. */
  readonly loopUntil?: LoopUntil<T> | undefined;
}
