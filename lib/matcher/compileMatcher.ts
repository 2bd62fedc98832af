import type { Attempt } from '../attempt.js';
import { compileFilter } from '../filter/compileFilter.js';
import type { ResponseFilter } from '../filter/responseFilter.js';
import type { HttpResponse } from '../httpResponse.js';
import { isThenable } from '../isThenable.js';
import { isRecord } from '../options.js';
import type { StandardSchema } from '../schema/standardSchema.js';
import { isSchema } from '../schema/standardSchema.js';
import { withBody } from '../schema/withBody.js';
import { show } from '../show.js';
import { verdict } from '../verdict.js';

/** A predicate on an answer; the attempt tells the rest. */
export type Predicate<R> = (response: R, attempt: Attempt<R>) => boolean;

/** What takes an answer and says match or not: a filter, a predicate, or a schema of the body. */
export type Matcher<R, B = unknown> = ResponseFilter<B> | Predicate<R> | StandardSchema;

/** A matcher made ready: gives the attempt that matches, its body parsed if a schema did, or `undefined`. */
export type CompiledMatcher<R> = (attempt: Attempt<R>) => Attempt<R> | undefined;

/**
 * Makes a matcher ready, once.
 *
 * A failed attempt, which has no response, never matches.
 *
 * @param owner What to call it in messages, such as `takeUntilMatch`.
 * @throws FilterSyntaxError if a filter is not well-formed, TypeError for what is no matcher.
 */
export function compileMatcher<R>(owner: string, matcher: unknown): CompiledMatcher<R> {
  const match = compile<R>(owner, matcher);
  return (attempt) => ('error' in attempt ? undefined : match(attempt));
}

function compile<R>(owner: string, matcher: unknown): CompiledMatcher<R> {
  if (isSchema(matcher)) return (attempt) => parsed(owner, attempt, matcher);
  if (typeof matcher === 'function') {
    const what = `${owner}: the predicate`;
    return (attempt) => (verdict(what, (matcher as Predicate<R>)(attempt.response, attempt)) ? attempt : undefined);
  }
  if (!isRecord(matcher)) {
    throw new TypeError(`${owner}: a matcher is a filter, a predicate or a Standard Schema, not ${show(matcher)}`);
  }
  const matches = compileFilter(matcher);
  return (attempt) => (matches(attempt.response as HttpResponse) ? attempt : undefined);
}

function parsed<R>(owner: string, attempt: Attempt<R>, schema: StandardSchema): Attempt<R> | undefined {
  const response = attempt.response as R & HttpResponse;
  const result = schema['~standard'].validate(response.body);
  if (isThenable(result)) {
    Promise.resolve(result).catch(() => undefined);
    throw new TypeError(`${owner}: the schema is asynchronous; a matcher must say at once`);
  }
  return result.issues ? undefined : { ...attempt, response: withBody(response, result.value) };
}
