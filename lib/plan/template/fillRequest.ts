import { pathTo } from '../../filter/pathTo.js';
import type { PlanFault } from '../../errors/planError.js';
import { given } from '../../options.js';
import { isRedacted } from '../../mask/isRedacted.js';
import type { Redacted } from '../../mask/isRedacted.js';
import type { RequestLike } from '../../transport/readRequest.js';
import type { PlanRequest, PlanValue } from '../plan.js';
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

/** Makes the request that a description with templates stands for. */
export function fillRequest(description: PlanRequest, filling: Filling): RequestLike {
  const { url, headers = {}, body, query = {}, pathParams = {}, ...rest } = description;
  const { scope, faults } = filling;
  const at =
    (...names: string[]): Fail =>
    (problem) =>
      faults.push({ path: names.reduce(pathTo, filling.path), problem });
  const filledValue = (value: PlanValue, fail: Fail): PlanValue =>
    typeof value === 'string' || isRedacted(value) ? fill(value, scope, fail) : value;

  const left = new Set(Object.keys(pathParams));
  const inPath: Scope = {
    ...scope,
    find: (name) => {
      if (!left.delete(name) && !Object.hasOwn(pathParams, name)) return scope.find(name);
      return filledValue(pathParams[name] ?? '', at(filling.pathParams, name));
    },
    place: (name, place) => (place.startsWith('{{') ? scope.place(name, place) : `${filling.pathParams}.${name}`),
  };
  const address = fillUrl(url, inPath, at('url'));
  for (const name of left) at(filling.pathParams, name)('stands nowhere in the path of url');

  const parameters = Object.entries(query).flatMap(([name, value]) =>
    [value ?? []]
      .flat()
      .map((item: PlanValue): [string, PlanValue] => [name, filledValue(item, at(filling.query ?? 'query', name))]),
  );
  const fields = Object.entries(headers).map(([name, value]): [string, string | Redacted] => [
    name,
    fill(value, scope, at('headers', name)),
  ]);
  const type = fields.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  const isText = typeof body === 'string' || isRedacted(body);
  if (body != null && !isText && type === undefined) fields.push(['content-type', 'application/json']);

  return {
    ...given(rest),
    url: addQuery(address, parameters),
    headers: fields,
    ...(isText && { body: fillText(body, String(type ?? ''), scope, at('body')) }),
    ...(body != null && !isText && { body: fillJson(body, scope, at('body')) }),
  };
}
