import { pathTo } from '../../filter/pathTo.js';
import type { PlanFault } from '../../errors/planError.js';
import { given } from '../../options.js';
import { isRedacted } from '../../mask/isRedacted.js';
import type { Redacted } from '../../mask/isRedacted.js';
import { reveal } from '../../mask/reveal.js';
import type { PlanRequest, PlanValue } from '../plan.js';
import type { DescribedRequest } from '../sentence.js';
import { addQuery } from './addQuery.js';
import type { Fail, Scope } from './fill.js';
import { fill } from './fill.js';
import { fillJson, fillText } from './fillBody.js';
import { fillUrl } from './fillUrl.js';

/** What fills a request. */
export interface Filling {
  /** Fills all texts. */
  readonly scope: Scope;
  /** Takes note of what is wrong. */
  readonly faults: PlanFault[];
  /** Where the request stands in its document. */
  readonly path: string;
  /** What the parameters of the path are called in the document. */
  readonly pathParams: string;
  /** What the parameters of the query are called there. Defaults to `query`. */
  readonly query?: string;
}

/** Makes the request that a description with templates stands for. What is `undefined` counts as left out. */
export function fillRequest(description: PlanRequest, filling: Filling): DescribedRequest {
  const { url, headers = {}, body, query = {}, pathParams = {}, ...rest } = description;
  const { scope, faults } = filling;
  const at =
    (...names: string[]): Fail =>
    (problem) =>
      faults.push({ path: names.reduce(pathTo, filling.path), problem });

  const parts = new Map(Object.entries(given(pathParams)));
  const left = new Set(parts.keys());
  const inPath: Scope = {
    ...scope,
    find: (name) => {
      left.delete(name);
      return parts.get(name) ?? scope.find(name);
    },
    place: (name, place) => (place.startsWith('{{') ? scope.place(name, place) : `${filling.pathParams}.${name}`),
  };
  const address = fillUrl(url, inPath, at('url'));
  for (const name of left) at(filling.pathParams, name)('stands nowhere in the path of url');

  const parameters = Object.entries(given(query)).flatMap(([name, value]) =>
    [value ?? []].flat().map((item: PlanValue): [string, PlanValue] => {
      const isText = typeof item === 'string' || isRedacted(item);
      return [name, isText ? fill(item, scope, at(filling.query ?? 'query', name)) : item];
    }),
  );
  const fields = Object.entries(given(headers)).map(([name, value]): [string, string | Redacted] => [
    name,
    fill(value ?? '', scope, at('headers', name)),
  ]);
  const [, type = ''] = fields.find(([name]) => name.toLowerCase() === 'content-type') ?? [];
  const isText = typeof body === 'string' || isRedacted(body);
  if (body != null && !isText && type === '') fields.push(['content-type', 'application/json']);

  return {
    ...given(rest),
    url: addQuery(address, parameters),
    headers: fields,
    ...(isText && { body: fillText(body, reveal(type).text, scope, at('body')) }),
    ...(body != null && !isText && { body: fillJson(body, scope, at('body')) }),
  };
}
