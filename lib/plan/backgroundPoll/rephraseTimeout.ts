import { isPollError } from '../../errors/isPollError.js';
import { PollTimeoutError } from '../../errors/pollTimeoutError.js';

/** Says that time ran out in the words of trigger.dev. What it said before is its cause; other errors stay as they are. */
export function rephraseTimeout(error: unknown): unknown {
  if (!isPollError(error) || error.kind !== 'timeout') return error;
  const { limit, scope } = error;
  const message =
    scope === 'poll'
      ? `Task timed out after ${String(limit / 1_000)} seconds`
      : `Fetch timed out after ${limit.toFixed(0)}ms`;
  return Object.assign(new PollTimeoutError(limit, undefined, undefined, { message, cause: error }), error);
}
