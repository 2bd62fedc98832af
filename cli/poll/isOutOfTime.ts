import { isPollError } from '../../lib/errors/isPollError.js';
import type { PollExhaustedError } from '../../lib/errors/pollExhaustedError.js';

/** Whether a schedule ended because no time was left for another attempt, or for the wait that the server asks for before it. */
export function isOutOfTime(error: unknown): error is PollExhaustedError {
  return isPollError(error) && error.kind === 'exhausted' && (error.last?.delayReason ?? 'schedule') !== 'schedule';
}
