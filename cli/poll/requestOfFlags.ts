import { PlanError } from '../../lib/errors/planError.js';
import type { PlanFault } from '../../lib/errors/planError.js';
import { isSecretName } from '../../lib/mask/isSecretName.js';
import type { Redacted } from '../../lib/mask/isRedacted.js';
import { redacted } from '../../lib/mask/redacted.js';
import { reveal } from '../../lib/mask/reveal.js';
import type { Fail, Scope, Variable } from '../../lib/plan/template/fill.js';
import { fill } from '../../lib/plan/template/fill.js';
import { fillText } from '../../lib/plan/template/fillBody.js';
import { isJson } from '../../lib/plan/template/isJson.js';
import { fillUrl } from '../../lib/plan/template/fillUrl.js';
import type { DescribedRequest } from '../../lib/plan/sentence.js';
import { show } from '../../lib/show.js';
import { maskUrl } from '../../lib/mask/maskUrl.js';
import type { PollFlags } from '../arguments/readPoll.js';
import { UsageError } from '../usageError.js';
import { variableScope } from './variableScope.js';

type Body = string | Uint8Array<ArrayBuffer> | undefined;

/**
 * Makes the request of a command line. Without a variable, `{{name}}` is text as any other.
 *
 * @throws UsageError or PlanError if the address is none, or a variable is missing.
 */
export function requestOfFlags(
  { url, method, headers }: PollFlags,
  body: Body,
  variables: Readonly<Record<string, Variable>>,
): DescribedRequest {
  const scope = variableScope(variables);
  const hasVariables = Object.keys(variables).length > 0;
  const faults: PlanFault[] = [];
  const filled = (path: string, text: string, fillIn: Fill): string | Redacted =>
    hasVariables ? fillIn(text, scope, (problem) => faults.push({ path, problem })) : text;

  const type = headers['content-type'] ?? (typeof body === 'string' && isJson(body) ? 'application/json' : undefined);
  const fields = Object.entries({ ...headers, ...(type !== undefined && { 'content-type': type }) });
  const request = {
    url: filled('the address', url, fillUrl),
    method: (method ?? (body === undefined ? 'GET' : 'POST')).toUpperCase(),
    headers: fields.map(([name, value]): [string, string | Redacted] => [
      name,
      hidden(name, filled(`--header ${name}`, value, fill)),
    ]),
    ...(body !== undefined && {
      body:
        typeof body === 'string'
          ? filled('the body', body, (text, ...rest) => fillText(text, type ?? '', ...rest))
          : body,
    }),
  };
  if (faults.length > 0) throw new PlanError(faults, 'a variable is missing');
  checkUrl(reveal(request.url).text, String(request.url));
  return request;
}

type Fill = (text: string, scope: Scope, fail: Fail) => string | Redacted;

/** A header field that holds credentials is shown nowhere, nor is what servers quote of it. */
function hidden(name: string, value: string | Redacted): string | Redacted {
  if (typeof value !== 'string' || !isSecretName(name)) return value;
  return redacted(value, [value, ...(value.match(/(?<=^\S+\s+)\S.*|(?<==)[^\s;,]+/g) ?? [])]);
}

function checkUrl(url: string, shown: string): void {
  if (/^https?:/i.test(url) && URL.canParse(url)) return;
  throw new UsageError(`${show(maskUrl(shown))} is no address to poll; it begins with http:// or https://`);
}
