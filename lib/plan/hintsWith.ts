import { besideServerHints } from '../http/besideServerHints.js';
import { bodyHint } from '../http/bodyHint.js';
import type { HintReader } from '../http/hint.js';
import { given } from '../options.js';
import type { Plan, PlanBodyHint } from './plan.js';

/** The readers of all that servers are known to say, and of fields of the body that a plan tells. */
export function hintsWith(bodyHints: NonNullable<Plan['bodyHints']>): readonly HintReader[] {
  const fields = Object.entries<PlanBodyHint>(given(bodyHints) as typeof bodyHints).map(([path, hint]) => {
    const { unit, scope } = typeof hint === 'string' ? { unit: hint } : hint;
    return bodyHint(path, unit, scope);
  });
  return besideServerHints(fields);
}
