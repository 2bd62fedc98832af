import type { HttpResponse } from '../lib/httpResponse.js';

/** A condition on an answer, as the command line gives it. */
export interface Condition {
  /** The condition as it was written. */
  readonly text: string;
  /** Whether an answer fulfils it. */
  readonly matches: (response: HttpResponse) => boolean;
  /** What is worth telling of an answer: `header.x-ready`, `body.job.state`, or all of the `body`. */
  readonly key: string;
  /** What an answer has there. */
  readonly valueIn: (response: HttpResponse) => unknown;
}

/** The condition that all of some hold; at least one. */
export function allOf(conditions: readonly Condition[]): Condition {
  return joined(conditions, ' and ', (response) => conditions.every(({ matches }) => matches(response)));
}

/** The condition that any of some holds; at least one. */
export function anyOf(conditions: readonly Condition[]): Condition {
  return joined(conditions, ' or ', (response) => conditions.some(({ matches }) => matches(response)));
}

function joined(conditions: readonly Condition[], word: string, matches: Condition['matches']): Condition {
  const [first] = [...conditions].sort((a, b) => Number(a.key === 'body') - Number(b.key === 'body'));
  if (first === undefined) throw new TypeError('there is no condition');
  return { ...first, text: conditions.map(({ text }) => text).join(word), matches };
}
