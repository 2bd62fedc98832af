import type { Duration } from '../duration.js';
import { parseDuration } from '../duration.js';
import type { HttpResponse } from '../httpResponse.js';
import type { Expectation } from '../options.js';
import { aBoolean, aDuration, check, checkOptions } from '../options.js';

/** What a server is asked to do, if it will (RFC 7240). */
export interface PreferOptions {
  /** How long it is to hold a request while there is nothing new: a second or more, in milliseconds or as text. Whole seconds are sent. */
  readonly wait: Duration;
  /**
   * Whether it is to answer at once, by 202, what would take long.
   * @defaultValue false
   */
  readonly respondAsync?: boolean;
}

/** The same, found right. */
export interface Preference {
  /** How long a request is held, in milliseconds. */
  readonly wait: number;
  /** What stands in the header field `Prefer`. */
  readonly field: string;
}

/** What `wait` must be, in milliseconds. */
export const aWait: Expectation = {
  what: 'a second or more, and finite',
  test: (value) => (value as number) >= 1_000 && value !== Infinity,
};

/** @throws TypeError, RangeError or DurationSyntaxError if an option is not right. */
export function planPreference(options: PreferOptions): Preference {
  checkOptions('pollHttp', options, { wait: aDuration, respondAsync: aBoolean }, 'prefer');
  const wait = parseDuration(options.wait, 'pollHttp: prefer.wait');
  check('pollHttp', 'prefer.wait', wait, aWait);
  const seconds = Math.ceil(wait / 1_000);
  return {
    wait: seconds * 1_000,
    field: `${options.respondAsync === true ? 'respond-async, ' : ''}wait=${String(seconds)}`,
  };
}

/** Tells how long an answer may have been held: as long as was asked, or as the server says. */
export function heldBy({ wait }: Preference, response: HttpResponse): HttpResponse {
  const applied = /(?:^|[\s,;])wait\s*=\s*"?(\d+)/i.exec(response.headers.get('preference-applied') ?? '')?.[1];
  return { ...response, held: applied === undefined ? wait : Number(applied) * 1_000 };
}
