import { compileFilter } from '../../lib/filter/compileFilter.js';
import type { ResponseFilter } from '../../lib/filter/responseFilter.js';
import type { HttpResponse } from '../../lib/httpResponse.js';
import type { Predicate } from '../../lib/matcher/compileMatcher.js';
import type { Condition } from './condition.js';
import { stateKey } from './condition.js';
import { describeFilter, firstPath } from './describeFilter.js';
import { stateIn } from './stateIn.js';
import { valueAt } from '../../lib/valueAt.js';

/**
 * The condition that a filter, or a predicate, is.
 *
 * @param text What to call a predicate.
 * @throws FilterSyntaxError if the filter is not well-formed.
 */
export function conditionOf(matcher: ResponseFilter | Predicate<HttpResponse>, text: string): Condition {
  if (typeof matcher === 'function') return { text, matches: matcher, key: stateKey, valueIn: stateIn };
  const told = { text: describeFilter(matcher), matches: compileFilter(matcher) };
  const path = firstPath(matcher.body);
  if (path.length > 0) return { ...told, key: `body.${path.join('.')}`, valueIn: ({ body }) => valueAt(body, path) };
  const [header] = Object.keys(matcher.headers ?? {});
  if (header === undefined) return { ...told, key: stateKey, valueIn: stateIn };
  return { ...told, key: `header.${header}`, valueIn: ({ headers }) => headers.get(header) };
}
