import { show } from '../show.js';

/**
 * Checks what a schedule returned.
 *
 * @param delay What it returned; a schedule written by a user may return anything.
 * @param attempt Number of the attempt that had ended.
 * @returns The same, once it is known to be right.
 * @throws RangeError for a number that is no delay, TypeError for anything else but `undefined`.
 */
export function checkDelay(delay: unknown, attempt: number): number | undefined {
  if (delay === undefined || (typeof delay === 'number' && delay >= 0 && delay < Infinity)) return delay;
  const message =
    `schedule returned ${show(delay)} after attempt ${String(attempt)}; ` +
    'expected milliseconds, zero or more, or undefined to stop';
  throw typeof delay === 'number' ? new RangeError(message) : new TypeError(message);
}
