import type { Sentence } from '../../lib/plan/sentence.js';
import type { Asked } from './asked.js';
import { askedBy } from './asked.js';
import type { Condition } from './condition.js';
import { conditionOf } from './conditionOf.js';

/** A poll as the command runs it: its sentence, and the words for it. */
export interface Polling {
  readonly sentence: Sentence;
  readonly asked: Asked;
  readonly until: Condition;
  readonly failOn: Condition | undefined;
  /** The id of the preset that judges in their place, where one does. */
  readonly preset?: string;
}

/** No document holds a schema, or a preset. */
type Written = Parameters<typeof conditionOf>[0];

/**
 * Finds the words for a sentence.
 *
 * @param condition What to call its matcher where that is a function.
 */
export function pollingOf(sentence: Sentence, condition: string): Polling {
  const { request, match } = sentence;
  const until = sentence.until as Written;
  const failOn = match.failOn as Written | undefined;
  return {
    sentence,
    asked: askedBy(request),
    until: conditionOf(until, condition),
    failOn: failOn && conditionOf(failOn, 'its condition of failure'),
  };
}
