import type { Pace } from '../attempt.js';
import type { Hint } from '../http/hint.js';
import type { PollPlan } from './planPoll.js';

type Policy = Pick<PollPlan, 'maxServerDelay' | 'onServerDelay'>;

/**
 * What a policy leaves of the floor that a server asks for.
 *
 * That of a cache is soft: sooner, the same answer comes again, which harms nobody. It is not taken where it would end the
 * poll, or leave no time for an attempt.
 *
 * @param left How much time there is for the wait before the poll ends, in milliseconds.
 */
export function allowed(hint: Hint, policy: Policy, left: number): Hint | undefined {
  if (hint.reason === 'cache') return hint.delay <= Math.min(policy.maxServerDelay, left) ? hint : undefined;
  const delay = clamped(hint.delay, policy);
  return delay === hint.delay ? hint : { ...hint, delay };
}

/** By how much longer each wait is, in milliseconds, as the policy leaves it. */
export function slowDown(pace: Pace | undefined, policy: Policy): number {
  return pace ? clamped(pace.extra, policy) : 0;
}

function clamped(delay: number, { maxServerDelay, onServerDelay }: Policy): number {
  return onServerDelay === 'clamp' ? Math.min(delay, maxServerDelay) : delay;
}
