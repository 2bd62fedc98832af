import type { Attempt } from '../attempt.js';
import { checkDelay } from '../delay/checkDelay.js';
import { heldDelay } from '../delay/heldDelay.js';
import { ServerDelayError } from '../errors/serverDelayError.js';
import type { HttpResponse } from '../httpResponse.js';
import { outcomeOf, outcomeOfError } from '../outcome.js';
import { tallied } from '../tally.js';
import { hear, nothing } from './hear.js';
import type { NextWait } from './nextWait.js';
import { nextWait } from './nextWait.js';
import type { PollPlan } from './planPoll.js';
import type { Progress } from './progress.js';

/** How an attempt came out: an answer, or an error that the poll survives. */
export type Outcome<R> = { readonly response: R } | { readonly error: unknown };

/** What follows from an attempt: the attempt to emit, and what ends the poll after it, if something does. */
export interface Conclusion<R> {
  readonly attempt: Attempt<R>;
  /** How long nobody may ask, for the server forbids it, in milliseconds. */
  readonly floor: number;
  readonly failure: { readonly error: unknown } | undefined;
}

/** Draws the conclusion from an attempt that has just ended: asks the schedule and the server's hints when to ask again. */
export function conclude<R>(plan: PollPlan, progress: Progress, outcome: Outcome<R>, now: number): Conclusion<R> {
  const duration = Math.max(0, now - progress.startedAt);
  const elapsed = Math.max(0, now - progress.beganAt);
  const response = 'response' in outcome ? outcome.response : undefined;
  const error = 'error' in outcome ? outcome.error : undefined;
  const { number, previousDelay } = progress;

  let scheduledDelay: number | undefined;
  let heard = nothing;
  let next: NextWait = noNext;
  let failure: Conclusion<R>['failure'];
  let { tally } = progress;
  try {
    tally = tallied(tally, 'response' in outcome ? outcomeOf(response) : outcomeOfError(error));
    scheduledDelay = checkDelay(
      plan.schedule({ attempt: number, elapsed, duration, previousDelay, response, error, previous: progress.last }),
      number,
    );
    heard = hear(plan.hints, progress.pace, response ?? error, now);
    const wanted = heldDelay(scheduledDelay, duration, response);
    next = nextWait(plan, progress, wanted, heard, elapsed, now);
    if (wanted !== scheduledDelay && next.reason === 'schedule') next = { ...next, reason: 'held' };
  } catch (error) {
    failure = { error };
  }

  const { delay, reason, asked = 0, floor = 0 } = next;
  const limit = plan.onServerDelay === 'stop' ? plan.maxServerDelay : Infinity;
  const left = progress.deadlineAt - now;
  const isTooLong = asked > limit || (asked > 0 && asked >= left);
  const { startedAt } = progress;
  const nextDelay = isTooLong ? undefined : delay;
  // Two literals, for a spread in their middle would cost more than all else here.
  const attempt =
    'response' in outcome
      ? {
          number,
          startedAt,
          duration,
          elapsed,
          response: outcome.response,
          nextDelay,
          delayReason: reason,
          scheduledDelay,
          tally,
        }
      : ({
          number,
          startedAt,
          duration,
          elapsed,
          error,
          nextDelay,
          delayReason: reason,
          scheduledDelay,
          tally,
        } as Partial<Attempt<R>> as Attempt<R>);
  const { hint, pace } = heard;
  if (hint || pace) Object.assign(attempt, hint && { hint }, pace && { pace });
  if ((response as Partial<HttpResponse> | null | undefined)?.unchanged) Object.assign(attempt, { unchanged: true });
  if (isTooLong) failure = { error: new ServerDelayError(asked, attempt, asked > limit ? { limit } : { left }) };
  return { attempt, failure, floor };
}

const noNext: NextWait = { delay: undefined, reason: 'schedule' };
