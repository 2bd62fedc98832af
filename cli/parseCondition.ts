import { isPollError } from '../lib/errors/isPollError.js';
import { compileFilter } from '../lib/filter/compileFilter.js';
import type { EventFilter, FilterMatcher } from '../lib/filter/responseFilter.js';
import { isRecord } from '../lib/options.js';
import { show } from '../lib/show.js';
import type { Condition } from './condition.js';
import { UsageError } from './usageError.js';

/**
 * Reads a condition: `status=2xx`, `header.x-ready=1`, `body.job.state=done`, or `job.state=done`, which is of the body too.
 *
 * `status` is the HTTP status where the value is one or begins like one, and a field of the body where it does not. A value of the body is
 * compared as text and, where it is a number, `true`, `false` or `null`, as that too.
 *
 * @throws UsageError if it is none of these.
 */
export function parseCondition(text: string): Condition {
  const [, name = '', value = ''] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (name === '') throw wrong(text);

  const matchesStatus = name === 'status' ? statusMatcher(value) : undefined;
  if (matchesStatus) return { text, matches: matchesStatus, key: 'body', valueIn: ({ body }) => body };

  if (name === 'status' && /^\d/.test(value)) {
    throw new UsageError(`${show(value)} is no HTTP status; write 200, 2xx or 200-299, or body.status=${value}`);
  }

  if (name.startsWith('header.')) {
    const header = name.slice('header.'.length);
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(header)) throw wrong(text);
    const matches = compileFilter({ headers: { [header]: [value] } });
    return { text, matches, key: name, valueIn: ({ headers }) => headers.get(header) };
  }

  const path = name.replace(/^body\./, '').split('.');
  if (path.includes('')) throw wrong(text);
  const matchers = readingsOf(value).map((reading) => compileFilter({ body: nested(path, reading) }));
  return {
    text,
    matches: (response) => matchers.some((matches) => matches(response)),
    key: `body.${path.join('.')}`,
    valueIn: ({ body }) => valueAt(path, body),
  };
}

function wrong(text: string): UsageError {
  return new UsageError(`${show(text)} is no condition; write KEY=VALUE, such as status=2xx or body.state=done`);
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

function valueAt(path: readonly string[], body: unknown): unknown {
  return path.reduce((value, key) => (isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined), body);
}
