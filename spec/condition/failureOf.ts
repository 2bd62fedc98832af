import { PlanError } from '../../lib/errors/planError.js';

/** The message of the {@link PlanError} of a condition that an action throws; anything else fails the spec. */
export function failureOf(action: () => unknown): string {
  try {
    fail(`gives ${String(action())}`);
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    expect(error.path).toBe('condition');
    expect(error.message).toMatch(/^invalid condition: condition: /);
    return error.message.replace('invalid condition: condition: ', '');
  }
  return '';
}
