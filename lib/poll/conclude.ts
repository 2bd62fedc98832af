import type { Attempt, Tally } from '../attempt.js';
import { nextSlot } from '../delay/nextSlot.js';
import { checkDelay } from '../delay/checkDelay.js';
import { nextDelay } from '../delay/nextDelay.js';
import type { DelayDecision } from '../delay/nextDelay.js';
import { ServerDelayError } from '../errors/serverDelayError.js';
import { hintOf } from '../http/hintOf.js';
import type { Hint } from '../http/hintOf.js';
import { outcomeOf, outcomeOfError } from '../outcome.js';
import { tallied } from '../tally.js';
import type { PollPlan } from './planPoll.js';

/** Where a poll stands while an attempt is under way. */
export interface Progress {
  /** Number of the attempt. */
  readonly number: number;
  /** When the poll began, in epoch milliseconds. */
  readonly beganAt: number;
  /** When the attempt was due: its place on the grid, in epoch milliseconds. */
  readonly slot: number;
  /** When it started. */
  readonly startedAt: number;
  /** What the schedule said after the attempt before. */
  readonly previousDelay: number | undefined;
  /** Whether the wait before it had been cut short, so that it ends before `maxElapsed`. */
  readonly wasLast: boolean;
  /** How much of the attempt counts for no deadline, in milliseconds. */
  readonly leftOut: number;
  /** What was seen before the attempt. */
  readonly tally: Tally;
}

/** How an attempt came out: an answer, or an error that the poll survives. */
export type Outcome<R> = { readonly response: R } | { readonly error: unknown };

/** What follows from an attempt: the attempt to emit, and what ends the poll after it, if something does. */
export interface Conclusion<R> {
  readonly attempt: Attempt<R>;
  /** How long the server asks to wait at least, in milliseconds. */
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
  let hint: Hint | undefined;
  let next: DelayDecision = noNext;
  let failure: Conclusion<R>['failure'];
  let { tally } = progress;
  try {
    tally = tallied(tally, 'response' in outcome ? outcomeOf(response) : outcomeOfError(error));
    scheduledDelay = checkDelay(
      plan.schedule({ attempt: number, elapsed, duration, previousDelay, response, error }),
      number,
    );
    hint = hintOf(response ?? error, now);
    next = nextOf(plan, progress, scheduledDelay, hint, elapsed, Math.max(0, duration - progress.leftOut), now);
  } catch (error) {
    failure = { error };
  }

  const { delay, reason } = next;
  const asked = hint?.reason === reason ? hint.delay : 0;
  const isTooLong = asked > plan.maxServerDelay;
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
  if (isTooLong) failure = { error: new ServerDelayError(asked, plan.maxServerDelay, attempt) };
  return { attempt, failure, floor: hint?.delay ?? 0 };
}

const noNext: DelayDecision = { delay: undefined, reason: 'schedule' };

/** What the schedule says, put on the grid if there is one, under the server's floor and before the deadline. */
function nextOf(
  { align, maxElapsed }: PollPlan,
  { slot: due, startedAt, wasLast }: Progress,
  scheduled: number | undefined,
  hint: Hint | undefined,
  elapsed: number,
  duration: number,
  now: number,
): DelayDecision {
  if (!align || scheduled === undefined) return nextDelay({ scheduled, hint, elapsed, duration, maxElapsed, wasLast });
  const slot = now < startedAt ? now : due; // a clock that was set back begins the grid anew
  const onGrid = (floor: number): number => nextSlot({ slot, interval: scheduled, now, notBefore: now + floor }) - now;
  const floored = hint && { ...hint, delay: onGrid(hint.delay) };
  return nextDelay({ scheduled: onGrid(0), hint: floored, elapsed, duration, maxElapsed, wasLast });
}
