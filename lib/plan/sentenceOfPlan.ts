import { aRecord, checkOptions } from '../options.js';
import { parsePlan } from './parsePlan.js';
import type { RuntimeOptions } from './runtimeOptions.js';
import { runtimeExpectations } from './runtimeOptions.js';
import { sayPlan } from './sayPlan.js';
import type { Sentence } from './sentence.js';
import type { Variables } from './template/scopes.js';
import { scopeOf } from './template/scopes.js';

/** What {@link fromPlan} takes besides the plan. */
export interface FromPlanOptions extends RuntimeOptions {
  /** What stands for each `{{name}}` in the address, the header fields and the body. */
  readonly variables?: Variables;
}

/**
 * Reads a plan into what the five operators are given.
 *
 * @throws PlanError with every fault; TypeError if an option is not right.
 */
export function sentenceOfPlan(plan: unknown, options: FromPlanOptions = {}): Sentence {
  checkOptions('fromPlan', options, { ...runtimeExpectations, variables: aRecord });
  const { variables = {}, ...runtime } = options;
  return sayPlan(parsePlan(plan), scopeOf('fromPlan', 'variables', variables), runtime);
}
