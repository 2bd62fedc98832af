import { DurationSyntaxError } from './errors/durationSyntaxError.js';
import { show } from './show.js';

/**
 * A length of time: milliseconds, or text such as `'500ms'`, `'10s'`, `'1h 30m'`.
 *
 * Text is one or more of `number unit`, the largest unit first, each unit once, in any case, with or without spaces.
 * Units are `ms`, `s`, `m`, `h` and `d`.
 */
export type Duration = number | string;

const unitOf = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000, ms: 1 } as const;
/** At most one of each unit, in that order, and at least one. */
const grammar =
  /^\s*(?=\S)(?:(\d+(?:\.\d+)?)\s*d\s*)?(?:(\d+(?:\.\d+)?)\s*h\s*)?(?:(\d+(?:\.\d+)?)\s*m\s*)?(?:(\d+(?:\.\d+)?)\s*s\s*)?(?:(\d+(?:\.\d+)?)\s*ms\s*)?$/i;

/**
 * Reads a duration.
 *
 * @example
 * ```ts
 * import { parseDuration } from 'rxpoll';
 *
 * parseDuration('1h 30m'); // => 5_400_000
 * parseDuration(250); // => 250
 * parseDuration('soon'); // throws DurationSyntaxError
 * ```
 *
 * @param duration Milliseconds, or text (see {@link Duration}).
 * @param path Name of the option it came from, for the message.
 * @returns Milliseconds, zero or more; `Infinity` only where a number said so.
 * @throws DurationSyntaxError if it is no duration: a negative number, `NaN`, or text that is not of the grammar.
 */
export function parseDuration(duration: Duration, path = 'duration'): number {
  if (typeof duration === 'number' && duration >= 0) return duration;
  const parts = typeof duration === 'string' ? grammar.exec(duration) : null;
  const sum = Object.values(unitOf).reduce((sum, unit, index) => sum + Number(parts?.[index + 1] ?? 0) * unit, 0);
  const milliseconds = Math.round(sum * 1_000) / 1_000; // 2.01 * 1_000 is 2_009.9999999999998
  if (parts !== null && milliseconds < Infinity) return milliseconds;
  throw new DurationSyntaxError(
    path,
    `${show(duration)} is not a duration; write milliseconds, or text such as "500ms", "10s" or "1h 30m"`,
  );
}

/**
 * Writes milliseconds as a person reads them.
 *
 * Less than a second is told in whole milliseconds, more in tenths of a second.
 *
 * @example
 * ```ts
 * import { formatDuration } from 'rxpoll';
 *
 * formatDuration(90_000); // => '1m 30s'
 * formatDuration(1_520); // => '1.5s'
 * formatDuration(250); // => '250ms'
 * ```
 *
 * @param duration Milliseconds; `Infinity` is `'forever'`.
 * @returns Text that {@link parseDuration} reads, unless it is `'forever'`.
 */
export function formatDuration(duration: number): string {
  if (!Number.isFinite(duration)) return 'forever';
  if (duration < 999.5) return `${String(Math.round(duration))}ms`;
  let rest = Math.round(duration / 100) * 100;
  const parts: string[] = [];
  for (const [unit, length] of Object.entries(unitOf)) {
    // Seconds take up the rest with their tenths, so that nothing is left for the milliseconds.
    const count = unit === 's' ? rest / length : Math.floor(rest / length);
    if (count > 0) parts.push(`${String(count)}${unit}`);
    rest -= count * length;
  }
  return parts.join(' ');
}
