import { parseDuration } from '../../lib/duration.js';
import { show } from '../../lib/show.js';
import { UsageError } from '../usageError.js';

/**
 * Reads a duration of more than nothing, in milliseconds. A bare number is milliseconds, as in the library.
 *
 * @throws UsageError or DurationSyntaxError if it is none.
 */
export function readDuration(name: string, text: string): number {
  const number = text.trim() === '' ? NaN : Number(text);
  const duration = number <= 0 ? 0 : parseDuration(number > 0 && number < Infinity ? number : text, name);
  if (duration === 0) throw new UsageError(`${name} must be more than 0, not ${show(text)}`);
  return duration;
}

/**
 * Reads a whole number of at least `least`.
 *
 * @throws UsageError if it is none.
 */
export function readCount(name: string, text: string, least: number): number {
  if (/^\d+$/.test(text) && Number(text) >= least && Number.isSafeInteger(Number(text))) return Number(text);
  throw new UsageError(`${name} must be a whole number, ${String(least)} or more, not ${show(text)}`);
}
