import type { PlanFault } from '../errors/planError.js';
import { checkSentence } from './checkSentence.js';
import { equip } from './equip.js';
import type { Plan } from './plan.js';
import type { RuntimeOptions } from './runtimeOptions.js';
import { sayTerms } from './sayTerms.js';
import type { Sentence } from './sentence.js';
import type { Scope } from './template/fill.js';
import { fillRequest } from './template/fillRequest.js';

/**
 * Says in a sentence what a plan says, its texts filled.
 *
 * @param known What was found to be wrong with it already.
 * @throws PlanError with every fault.
 */
export function sayPlan(
  plan: Plan,
  scope: Scope,
  options: RuntimeOptions = {},
  known: readonly PlanFault[] = [],
): Sentence {
  const { request } = plan;
  const faults = [...known];
  const description = typeof request === 'string' ? { url: request } : request;
  const sentence: Sentence = {
    ...sayTerms(plan),
    request: fillRequest(description, { scope, faults, path: 'request', pathParams: 'pathParams' }),
  };
  return checkSentence(equip(sentence, options), places, faults, 'invalid plan');
}

const places = { request: 'request', retry: 'retry', schedule: 'schedule', until: 'until' };
