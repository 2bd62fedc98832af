import { FilterSyntaxError } from '../errors/filterSyntaxError.js';
import { show } from '../show.js';
import { pathTo } from './pathTo.js';
import { anything } from './test.js';
import type { Test } from './test.js';

const grammar = /^(?:([1-5](?:\d\d|\dx|xx))|([1-5]\d\d)\s*-\s*([1-5]\d\d)|all)$/;

/**
 * Compiles patterns of status codes.
 *
 * A pattern is a number, `'200'`, `'2xx'`, `'20x'`, `'200-299'`, `'all'`, or a comma list of those, in any case. One of
 * them has to fit; an empty list fits every status, even a missing one.
 *
 * @param patterns One pattern, or a list of patterns.
 * @param path Where they stand, for the message.
 * @returns A test of a status code.
 * @throws FilterSyntaxError if one is no such pattern, or is not within 100 to 599.
 */
export function compileStatus(patterns: unknown, path: string): Test<number | undefined> {
  const tests = Array.isArray(patterns)
    ? Array.from(patterns, (pattern, index) => compilePattern(pattern, pathTo(path, index))).flat()
    : compilePattern(patterns, path);
  if (tests.length === 0) return anything;
  return tests.reduceRight((rest, test) => (status) => test(status) || rest(status));
}

/** Compiles a comma list, by ranges of codes. */
function compilePattern(pattern: unknown, path: string): Test<number | undefined>[] {
  const text = typeof pattern === 'string' || typeof pattern === 'number' ? String(pattern) : '';
  return text.split(',').map((part) => {
    const [whole, code, from = code, to = code] = grammar.exec(part.trim().toLowerCase()) ?? [];
    const least = Number(from?.replaceAll('x', '0') ?? 0);
    const most = Number(to?.replaceAll('x', '9') ?? Infinity);
    if (whole !== undefined && least <= most) return (status = NaN) => status >= least && status <= most;
    throw new FilterSyntaxError(
      path,
      `${show(pattern)} is not a status; write a code from 100 to 599, "2xx", "20x", "200-299" or "all"`,
    );
  });
}
