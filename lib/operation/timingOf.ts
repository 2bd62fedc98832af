import type { Attempt } from '../attempt.js';
import { OperationError } from '../errors/operationError.js';
import type { Hint, HintReader } from '../http/hint.js';
import type { Schedule } from '../schedule/schedule.js';
import type { OperationStep } from './operation.js';

/** Where an operation stands, which changes with each answer. */
export interface OperationStanding {
  /** What follows; `undefined` until the submit is accepted. */
  readonly step: OperationStep | undefined;
  /** The attempt before. */
  readonly last: Attempt | undefined;
}

/** When its poll asks next. */
export interface OperationTiming {
  readonly schedule: Schedule;
  readonly hints: readonly HintReader[];
}

/**
 * When an operation is asked about: its status by a schedule and by what the server says, its resource at once, unless that
 * went wrong; and nothing after a submit that did.
 */
export function timingOf(
  { law, hints }: { readonly law: Schedule; readonly hints: readonly HintReader[] },
  standing: OperationStanding,
): OperationTiming {
  const next = (): OperationStep['next'] | undefined => standing.step?.next;

  const schedule: Schedule = (context) => {
    if (next() === 'get' && context.error === undefined) return 0;
    return next() === 'poll' || next() === 'get' ? law(context) : undefined;
  };
  /** An answer that is final delays nothing, and one that was refused may say when to come back. */
  const whereItMatters =
    (read: HintReader): HintReader =>
    (answer, now) => {
      if (answer instanceof OperationError) return read(answer.response, now);
      return next() === 'poll' ? read(answer, now) : undefined;
    };
  /** An interval that the server asked for from now on holds for its status, not for the resource. */
  const atOnce = (): Hint | undefined =>
    next() === 'get' && standing.last?.pace?.interval
      ? { delay: 0, reason: 'poll-interval', scope: 'from now on' }
      : undefined;

  return { schedule, hints: [...hints.map(whereItMatters), atOnce] };
}
