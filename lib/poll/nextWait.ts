import type { DelayDecision, DelayFacts } from '../delay/nextDelay.js';
import { nextDelay } from '../delay/nextDelay.js';
import { nextSlot } from '../delay/nextSlot.js';
import type { Hint } from '../http/hint.js';
import type { Heard } from './hear.js';
import type { PollPlan } from './planPoll.js';
import type { Progress } from './progress.js';
import { allowed, slowDown } from './serverDelay.js';

/** The wait after an attempt. */
export interface NextWait extends DelayDecision {
  /** How long the server has asked to wait, where that rules. */
  readonly asked?: number;
  /** How long nobody may ask, whoever wishes it; a cache forbids nothing. */
  readonly floor?: number;
}

/** What the schedule says, put on the grid if there is one, under the server's floor and before the deadline. */
export function nextWait(
  plan: PollPlan,
  progress: Progress,
  schedule: number | undefined,
  heard: Heard,
  elapsed: number,
  now: number,
): NextWait {
  const { align, maxElapsed } = plan;
  const { startedAt, leftOut = 0, wasLast } = progress;
  const duration = Math.max(0, now - startedAt - leftOut);
  const left = Math.min(maxElapsed - elapsed, progress.deadlineAt - now) - duration;
  const asked = withSlowDown(heard);
  const hint = asked && allowed(asked, plan, left);
  const extra = slowDown(heard.pace, plan);
  const scheduled = schedule === undefined ? undefined : schedule + extra;
  const facts = { scheduled, hint, elapsed, duration, maxElapsed, wasLast };
  const next = nextDelay(align ? onGrid(facts, progress, now, left) : facts);
  if (!hint && !extra) return next;
  if (extra > 0 && next.delay !== undefined && next.reason === 'schedule') {
    return { ...next, reason: 'slow-down', asked: extra, floor: next.delay };
  }
  const floor = hint && hint.reason !== 'cache' ? hint.delay : 0;
  return { ...next, floor, asked: hint?.reason === next.reason ? hint.delay : 0 };
}

/** By how much longer each wait is to be, so much it is at least; and an interval of the server is longer, too. */
function withSlowDown({ floor, pace }: Heard): Hint | undefined {
  if (!pace?.extra) return floor;
  if (!floor || floor.reason === 'cache') return { delay: pace.extra, reason: 'slow-down', scope: 'from now on' };
  return floor.reason === 'poll-interval' ? { ...floor, delay: floor.delay + pace.extra } : floor;
}

/** Puts what the schedule and the server say on a grid of the delays of the schedule, but what is soft not past the end. */
function onGrid(facts: DelayFacts, { slot: due, startedAt }: Progress, now: number, left: number): DelayFacts {
  const { scheduled: interval, hint } = facts;
  if (interval === undefined) return facts;
  const slot = now < startedAt ? now : due; // a clock that was set back begins the grid anew
  const after = (delay: number): number => nextSlot({ slot, interval, now, notBefore: now + delay }) - now;
  const later = hint && { ...hint, delay: after(hint.delay) };
  return { ...facts, scheduled: after(0), hint: later?.reason === 'cache' && later.delay > left ? undefined : later };
}
