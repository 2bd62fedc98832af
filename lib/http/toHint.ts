import type { Hint, HintReason } from './hint.js';

/** Makes a hint of a delay, if there is one. */
export function toHint(delay: number | undefined, reason: HintReason, scope: Hint['scope'] = 'once'): Hint | undefined {
  return delay === undefined ? undefined : { delay, reason, scope };
}
