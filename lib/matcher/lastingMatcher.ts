import type { Attempt } from '../attempt.js';
import type { HttpResponse } from '../httpResponse.js';
import { isSchema } from '../schema/standardSchema.js';
import { withBody } from '../schema/withBody.js';
import { asWhole } from './asWhole.js';
import { compileMatcher } from './compileMatcher.js';

/** A matcher that need not look at the same answer twice: where it is the same, what it gave `before` stands. */
export type LastingMatcher<R> = (attempt: Attempt<R>, isSame: boolean, before?: Attempt<R>) => Attempt<R> | undefined;

/**
 * Makes a matcher ready, once, so that it is spared the answers that have not changed.
 *
 * A predicate that takes the attempt too is asked about each, for no two attempts are the same.
 *
 * @param owner What to call it in messages.
 * @throws FilterSyntaxError if a filter is not well-formed, TypeError for what is no matcher.
 */
export function lastingMatcher<R>(owner: string, matcher: unknown): LastingMatcher<R> {
  const matches = compileMatcher<R>(owner, matcher);
  const match = (attempt: Attempt<R>): Attempt<R> | undefined => {
    const whole = asWhole(attempt);
    const matched = matches(whole);
    return matched === whole ? attempt : matched;
  };
  if (typeof matcher === 'function' && matcher.length > 1) return match;
  return (attempt, isSame, before) => {
    if (!isSame) return match(attempt);
    if (!before || !isSchema(matcher)) return before && attempt;
    const { body } = before.response as R & HttpResponse;
    return { ...attempt, response: withBody(attempt.response as R & HttpResponse, body) };
  };
}
