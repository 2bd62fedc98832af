/**
 * Reads seconds or milliseconds as header fields have them: digits, and a decimal fraction; or as JSON has them.
 *
 * More than a number can hold is the greatest number that is safe, as RFC 9111, section 1.2.2, has it.
 *
 * @returns Whole milliseconds, rounded up; `undefined` for anything else.
 */
export function readTime(value: unknown, unit: 'ms' | 's' = 's'): number | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !/^\d+(\.\d+)?$/.test(text)) return undefined;
  return Math.min(Math.ceil(Number(unit === 's' ? `${text}e3` : text)), Number.MAX_SAFE_INTEGER);
}
