import { readHttpDate } from './readHttpDate.js';
import { readTime } from './readTime.js';

/**
 * Reads the field `Retry-After` (RFC 9110, section 10.2.3): seconds, which may have decimals, or a date.
 *
 * A date in the past means 0. Anything else is ignored, and so is a field that came more than once, since it holds one value.
 *
 * @param value The field, if there is one.
 * @param now Epoch milliseconds.
 * @returns How long to wait, in whole milliseconds, rounded up; `undefined` if the field says nothing.
 */
export function retryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  const seconds = readTime(value);
  if (seconds !== undefined) return seconds;
  const date = readHttpDate(value, now);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil(date - now));
}
