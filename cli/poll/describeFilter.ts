import type { EventFilter, FilterMatcher, ResponseFilter } from '../../lib/filter/responseFilter.js';
import { isSecretName } from '../../lib/mask/isSecretName.js';
import { masked } from '../../lib/mask/masked.js';
import { clip } from '../../lib/show.js';
import { isRecord } from '../../lib/options.js';

/** Says a filter as a person would write it on the command line: `status=200 and body.status=completed|failed`. */
export function describeFilter({ status, headers = {}, body }: ResponseFilter): string {
  const parts = [
    ...(status === undefined ? [] : [`status=${[status].flat().join('|')}`]),
    ...Object.entries(headers).flatMap(([name, filter]) => partsOf(['header', name], filter)),
    ...(body === undefined ? [] : partsOf(['body'], body)),
  ];
  return clip(parts.join(' and '), 200) || 'any answer';
}

/** The path of the first field of the body that a filter looks at. */
export function firstPath(filter: EventFilter | FilterMatcher | undefined): readonly string[] {
  if (filter === undefined || !isRecord(filter)) return [];
  const [first] = Object.entries(filter);
  return first === undefined ? [] : [first[0], ...firstPath(first[1])];
}

function partsOf(path: readonly string[], filter: EventFilter | FilterMatcher): readonly string[] {
  if (isRecord(filter)) return Object.entries(filter).flatMap(([key, inner]) => partsOf([...path, key], inner));
  const name = path.join('.');
  if (isSecretName(path.at(-1) ?? '')) return [`${name}=${masked}`];
  const operators = filter.filter((item) => isRecord(item));
  if (operators.length === 0) return [filter.length === 0 ? name : `${name}=${filter.map(String).join('|')}`];
  return [
    `${name} ${operators
      .flatMap(Object.entries<unknown>)
      .map(([word, value]) => `${word} ${JSON.stringify(value)}`)
      .join(' ')}`,
  ];
}
