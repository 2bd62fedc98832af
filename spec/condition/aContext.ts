import type { ConditionContext } from '../../condition/index.js';

/** A context of a body. */
export function aContext(response: unknown, rest: Partial<ConditionContext> = {}): ConditionContext {
  return { response, status: 200, headers: {}, attempt: 1, elapsed: 0, ...rest };
}
