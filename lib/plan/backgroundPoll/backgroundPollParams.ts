import type { ResponseFilter } from '../../filter/responseFilter.js';
import type { Redacted } from '../../mask/isRedacted.js';
import type { LaggedBackoffOptions } from '../../retry/laggedBackoff.js';
import type { RuntimeOptions } from '../runtimeOptions.js';

/** What `redactString` of trigger.dev makes: text around values, of which the values are secret. */
export interface RedactedString {
  /** Tells it from other objects. */
  readonly __redactedString: true;
  /** The text before, between and after the values, as it is sent. */
  readonly strings: readonly string[];
  /** The secrets. */
  readonly interpolations: readonly string[];
}

/** The request of {@link BackgroundPollParams}. */
export interface BackgroundPollRequestInit {
  /**
   * Method.
   * @defaultValue 'GET'
   */
  readonly method?: string | undefined;
  /** Header fields by name: text, or text whose secrets are masked wherever it is shown. */
  readonly headers?: Readonly<Record<string, string | Redacted | RedactedString>> | undefined;
  /** Body: text, text with secrets, or bytes. */
  readonly body?: string | ArrayBuffer | Redacted | undefined;
}

/** How long each request of {@link BackgroundPollParams} may take. */
export interface BackgroundPollRequestTimeout {
  /**
   * How long, in milliseconds, until the body is read to its end. There is no upper bound.
   * @defaultValue 5_000
   */
  readonly durationInMs?: number | undefined;
  /**
   * How a request is sent again that was late, or lost on the way. Where it is left out, it is not: **one slow answer then
   * fails the whole poll.** Every request of the poll has tries of its own.
   */
  readonly retry?: LaggedBackoffOptions | undefined;
}

/**
 * What `io.backgroundPoll` of trigger.dev v2 takes.
 *
 * @typeParam T Type of the body.
 */
export interface BackgroundPollParams<T = unknown> {
  /** Address to ask, of http or https. */
  readonly url: string | Redacted;
  /**
   * How long to wait after each answer before asking again, in **seconds**; at least a millisecond. What the server asks for
   * on an answer (`Retry-After`, `RateLimit`, `X-Poll-Interval`) is a floor of it.
   * @defaultValue 10
   */
  readonly interval?: number | undefined;
  /**
   * How long the whole poll may take, in **seconds**.
   * @defaultValue 600
   */
  readonly timeout?: number | undefined;
  /** Which answer is waited for. */
  readonly responseFilter: ResponseFilter<T>;
  /** The request: `GET` without more, where it is left out. */
  readonly requestInit?: BackgroundPollRequestInit | undefined;
  /** How long each request may take, and what happens then. */
  readonly requestTimeout?: BackgroundPollRequestTimeout | undefined;
  /**
   * Whether to hold the bounds of the original: an interval of 10 to 300 and a timeout of 30 to 3,600 whole seconds.
   * @defaultValue false
   */
  readonly strict?: boolean | undefined;
}

/** What {@link backgroundPoll} and {@link fromBackgroundPoll} take besides the parameters. */
export interface BackgroundPollOptions extends RuntimeOptions {
  /**
   * The same as `strict` of the parameters, which may come from elsewhere.
   * @defaultValue false
   */
  readonly strict?: boolean;
}
