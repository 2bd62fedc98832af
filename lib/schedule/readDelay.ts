import type { Duration } from '../duration.js';
import { parseDuration } from '../duration.js';
import type { Expectation } from '../options.js';
import { aPositive, check } from '../options.js';

/** A length of time that has an end. */
export const aDelay: Expectation = {
  what: 'a finite duration greater than 0',
  test: (value) => aPositive.test(value) && value !== Infinity,
};
/** The same, or none at all. */
export const aDelayOrNone: Expectation = {
  what: 'a finite duration, 0 or more',
  test: (value) => value === 0 || aDelay.test(value),
};

/**
 * Reads a delay or a limit.
 *
 * @returns Milliseconds.
 * @throws DurationSyntaxError for text that is no duration, RangeError for a number that is not as expected, else TypeError.
 */
export function readDelay(owner: string, name: string, value: Duration, expected: Expectation = aDelay): number {
  const delay = typeof value === 'string' ? parseDuration(value, name) : value;
  check(owner, name, delay, expected);
  return delay;
}
