import type { HttpResponse } from '../httpResponse.js';
import { compileEach } from './compileEach.js';
import { compileEventFilter, compileValue } from './compileEventFilter.js';
import { lookUp } from './lookUp.js';
import type { ResponseFilter } from './responseFilter.js';
import { compileStatus } from './status.js';
import type { Test } from './test.js';

/** Transports of others may leave out what they do not have. */
export type Answer = Partial<HttpResponse>;

/** Compiles a field of a filter, found at a path. */
export type Field = (value: unknown, path: string) => Test<Answer>;

/** Every field of a filter, by name. */
export const fields: Readonly<Record<keyof ResponseFilter, Field>> = {
  status: (patterns, path) => {
    const test = compileStatus(patterns, path);
    return ({ status }) => test(status);
  },
  headers: (filter, path) =>
    compileEach(filter, path, (matcher, path, name) => header(name, compileValue(matcher, path))),
  body: (filter, path) => {
    const test = compileEventFilter(filter, path);
    return ({ body, isJson = body !== undefined && typeof body !== 'string' }) => isJson && test(body);
  },
};

/**
 * Compiles a filter of responses, once, to a test of any number of them.
 *
 * The test is pure, keeps no state and allocates nothing; the filter may be changed afterwards without effect on it.
 * There is no `eval` in it, so it runs under any content security policy.
 *
 * @example
 * ```ts
 * import { compileFilter } from 'rxpoll';
 *
 * const isDone = compileFilter({ status: ['2xx'], body: { progress: [{ $gte: 100 }] } });
 *
 * isDone({ status: 200, headers: new Headers(), body: { progress: 40 }, url: null }); // => false
 * isDone({ status: 200, headers: new Headers(), body: { progress: 100 }, url: null }); // => true
 * ```
 *
 * @param filter See {@link ResponseFilter}. All of its fields have to match; `{}` matches any response.
 * @returns A test of a response.
 * @throws FilterSyntaxError with the path of the fault, if the filter is not well-formed.
 */
export function compileFilter<B = unknown>(filter: ResponseFilter<B>): (response: HttpResponse) => boolean {
  return compileEach(filter, '', (value, path, name) => lookUp<Field>(fields, name, path, 'field')(value, path));
}

/** Tests a header by its name as it is written, and in lower case for what stores them so. */
function header(name: string, test: Test): Test<Answer> {
  const lower = name.toLowerCase();
  return ({ headers }) => test(headers?.get(name) ?? headers?.get(lower) ?? undefined);
}
