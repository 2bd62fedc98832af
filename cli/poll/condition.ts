import type { Attempt } from '../../lib/attempt.js';
import type { HttpResponse } from '../../lib/httpResponse.js';

/** A condition on an answer, and the words for it. */
export interface Condition {
  /** The condition as a person writes it. */
  readonly text: string;
  /** Whether an answer fulfils it. */
  readonly matches: (response: HttpResponse, attempt: Attempt<HttpResponse>) => boolean;
  /** What is worth telling of an answer: `header.x-ready`, `body.job.state`, or its `state`. */
  readonly key: string;
  /** What an answer has there. */
  readonly valueIn: (response: HttpResponse) => unknown;
}

/** The condition that all of some hold; at least one. */
export function allOf(conditions: readonly Condition[]): Condition {
  return joined(conditions, ' and ', (response, attempt) =>
    conditions.every(({ matches }) => matches(response, attempt)),
  );
}

/** The condition that any of some holds; at least one. */
export function anyOf(conditions: readonly Condition[]): Condition {
  return joined(conditions, ' or ', (response, attempt) =>
    conditions.some(({ matches }) => matches(response, attempt)),
  );
}

function joined(conditions: readonly Condition[], word: string, matches: Condition['matches']): Condition {
  const first = conditions.find(({ key }) => key !== stateKey) ?? conditions[0];
  if (first === undefined) throw new TypeError('there is no condition');
  return { ...first, text: conditions.map(({ text }) => text).join(word), matches };
}

/** The key of a condition that looks at no one field. */
export const stateKey = 'state';
