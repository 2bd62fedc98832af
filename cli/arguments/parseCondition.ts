import { isPollError } from '../../lib/errors/isPollError.js';
import { compileFilter } from '../../lib/filter/compileFilter.js';
import type { EventFilter, FilterMatcher, ResponseFilter } from '../../lib/filter/responseFilter.js';
import { isSecretName } from '../../lib/mask/isSecretName.js';
import { masked } from '../../lib/mask/masked.js';
import { show } from '../../lib/show.js';
import type { Condition } from '../poll/condition.js';
import { stateKey } from '../poll/condition.js';
import { conditionOf } from '../poll/conditionOf.js';
import { stateIn } from '../poll/stateIn.js';
import { valueAt } from '../../lib/valueAt.js';
import { UsageError } from '../usageError.js';

/**
 * Reads a condition: `status=2xx`, `header.x-ready=1`, `body.job.state=done`, or `job.state=done`, which is of the body too;
 * `body=ready`, which is all of the body; or a filter as JSON.
 *
 * `status` is the HTTP status where the value is one or begins like one, and a field of the body where it does not. A value of the body is
 * compared as text and, where it is a number, `true`, `false` or `null`, as that too.
 *
 * @param option Where it was written, for messages.
 * @throws UsageError if it is none of these.
 */
export function parseCondition(text: string, option: string): Condition {
  if (text.trimStart().startsWith('{')) return parseFilter(text, option);
  const [, name = '', value = ''] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (name === '') throw wrong(text, option);

  const matchesStatus = name === 'status' ? statusMatcher(value) : undefined;
  if (matchesStatus) return { text, matches: matchesStatus, key: stateKey, valueIn: stateIn };

  if (name === 'status' && /^\d/.test(value)) {
    throw new UsageError(
      `${option}: ${show(value)} is no HTTP status; write 200, 2xx or 200-299, or body.status=${value}`,
    );
  }

  const shown = isSecretName(name) ? `${name}=${masked}` : text;
  if (name.startsWith('header.')) {
    const header = name.slice('header.'.length);
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(header)) throw wrong(text, option);
    const matches = compileFilter({ headers: { [header]: [value] } });
    return { text: shown, matches, key: name, valueIn: ({ headers }) => headers.get(header) };
  }

  if (name === 'body') {
    return { text, matches: ({ body }) => isSaid(value, body), key: 'body', valueIn: ({ body }) => body };
  }

  const path = name.replace(/^body\./, '').split('.');
  if (path.includes('')) throw wrong(text, option);
  const matchers = readingsOf(value).map((reading) => compileFilter({ body: nested(path, reading) }));
  return {
    text: shown,
    matches: (response) => matchers.some((matches) => matches(response)),
    key: `body.${path.join('.')}`,
    valueIn: ({ body }) => valueAt(body, path),
  };
}

function parseFilter(text: string, option: string): Condition {
  let filter: ResponseFilter;
  try {
    filter = JSON.parse(text) as ResponseFilter;
  } catch {
    throw new UsageError(`${option}: ${show(text)} begins like JSON, but is none`);
  }
  try {
    return conditionOf(filter, text);
  } catch (error) {
    throw isPollError(error) ? new UsageError(`${option}: ${error.message}`) : error;
  }
}

function wrong(text: string, option: string): UsageError {
  return new UsageError(
    `${option}: ${show(text)} is no condition; write KEY=VALUE, such as status=2xx or body.state=done`,
  );
}

/** The matcher of a status, or `undefined` where the text is none. */
function statusMatcher(text: string): Condition['matches'] | undefined {
  try {
    return compileFilter({ status: [text] });
  } catch (error) {
    if (isPollError(error)) return undefined;
    throw error;
  }
}

/** Whether a whole body says a value. Text may end with the line break that the end of a file has. */
function isSaid(value: string, body: unknown): boolean {
  if (typeof body === 'string') return body.trimEnd() === value;
  return JSON.stringify(body) === (value === '' ? 'null' : value);
}

/** What a value may mean: the text, and the scalar that it is in JSON. A list in a filter is of one type, so these are two. */
function readingsOf(text: string): readonly FilterMatcher[] {
  if (text === 'null') return [[text], [{ $isNull: true }]];
  if (text === 'true' || text === 'false') return [[text], [text === 'true']];
  return /^-?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(text) && Number.isFinite(Number(text))
    ? [[text], [Number(text)]]
    : [[text]];
}

function nested([key = '', ...rest]: readonly string[], reading: FilterMatcher): EventFilter {
  return { [key]: rest.length === 0 ? reading : nested(rest, reading) };
}
