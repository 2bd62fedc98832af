import type { Attempt } from '../attempt.js';
import type { PollPlan } from './planPoll.js';

/**
 * By how much a pause prolongs the wait after an attempt, in milliseconds: the delay of the schedule is multiplied, what the
 * server asked for is not, and one attempt still ends before `maxElapsed`, unless that stands still too.
 *
 * @param scheduled When the next attempt is due without the pause, in milliseconds since the poll began.
 */
export function slowedBy(
  { slowDown = 1, maxElapsed, pauseDeadline }: Pick<PollPlan, 'slowDown' | 'maxElapsed' | 'pauseDeadline'>,
  { scheduledDelay = 0, nextDelay = 0, duration }: Pick<Attempt, 'scheduledDelay' | 'nextDelay' | 'duration'>,
  scheduled: number,
): number {
  const end = pauseDeadline ? Infinity : maxElapsed - duration;
  return Math.max(0, Math.min(scheduledDelay * slowDown - nextDelay, end - scheduled));
}
