import type { ConditionContext } from '../lib/plan/loopUntil/conditionContext.js';
import { clip } from '../lib/show.js';
import { didYouMean } from '../lib/suggest.js';

/** The fields of a context, with what others call them. */
const fields: Readonly<Record<keyof ConditionContext, readonly string[]>> = {
  response: ['body', 'data', 'json', 'result'],
  status: ['code', 'statusCode'],
  headers: [],
  attempt: ['count', 'tries'],
  elapsed: ['duration', 'time'],
};

/** Whether a context has a field. */
export function isContextField(name: string): name is keyof ConditionContext {
  return Object.hasOwn(fields, name);
}

/** Says that a context has no such field, and which was probably meant. */
export function noContextField(name: string): string {
  const word = clip(name, 40);
  const other = Object.entries(fields).find(([, others]) => others.includes(name));
  const meant = other ? `; did you mean ${other[0]}?` : didYouMean(word, Object.keys(fields));
  return `the context has no field ${word}${meant || `; it has ${Object.keys(fields).join(', ')}`}`;
}
