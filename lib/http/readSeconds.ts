/**
 * Reads seconds as header fields have them: digits, and a decimal fraction.
 *
 * More than a number can hold is the greatest number that is safe, as RFC 9111, section 1.2.2, has it.
 *
 * @returns Whole milliseconds, rounded up; `undefined` for anything else.
 */
export function readSeconds(value: string | null | undefined): number | undefined {
  if (typeof value !== 'string' || !/^\d+(\.\d+)?$/.test(value)) return undefined;
  return Math.min(Math.ceil(Number(`${value}e3`)), Number.MAX_SAFE_INTEGER);
}
