import { parseDuration } from '../duration.js';
import { readTime } from '../http/readTime.js';

/** How a header field says when there is quota again. */
export type ResetFormat = 'unix_timestamp' | 'unix_timestamp_in_ms' | 'iso_8601' | 'iso_8601_duration_openai_variant';

/** Gives milliseconds to go, or `NaN`. */
type Reader = (text: string, now: number) => number;

/** The form of ISO 8601, to the end of the text: what else `Date.parse` takes, each platform reads in its way. */
const isoDate = /^\d{4}-\d\d(-\d\d(T\d\d:[\d:.]+(Z|[+-][\d:]+)?)?)?$/;

/** Every format, by name. */
export const resetFormats: Readonly<Record<ResetFormat, Reader>> = {
  unix_timestamp: (text, now) => Number(readTime(text)) - now,
  unix_timestamp_in_ms: (text, now) => Number(readTime(text)) / 1_000 - now,
  iso_8601: (text, now) => (isoDate.test(text) ? Date.parse(text) : NaN) - now,
  iso_8601_duration_openai_variant: (text) => {
    try {
      return parseDuration(text);
    } catch {
      return NaN;
    }
  },
};

/**
 * Reads how long to wait until the time that a header field says: seconds or milliseconds since the epoch, a date, or a
 * duration such as `1d22h8m1s`.
 *
 * A date with a time but no zone is in the zone of this computer, as ISO 8601, JavaScript and trigger.dev have it; one without
 * a time is in UTC.
 *
 * @param value The field, or `null` when there is none.
 * @param now Epoch milliseconds.
 * @returns Whole milliseconds, rounded up; 0 for a time in the past, `undefined` if the field says nothing.
 */
export function untilReset(value: string | null, format: ResetFormat, now: number): number | undefined {
  const delay = typeof value === 'string' ? resetFormats[format](value, now) : NaN;
  return Number.isNaN(delay) ? undefined : Math.max(0, Math.ceil(delay));
}
