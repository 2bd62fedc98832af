import type { Attempt } from '../../lib/attempt.js';
import { Trace } from '../../timeline/trace.js';

/** When the polls of these specs begin, in epoch milliseconds. */
export const began = 1_700_000_000_000;

/** An attempt that starts so many milliseconds after the poll began. */
export function anAttempt(number: number, start: number, rest: Partial<Attempt> = {}): Attempt {
  const { duration = 100 } = rest;
  const outcome = 'error' in rest ? {} : { response: { status: 202, body: { status: 'running' } } };
  return {
    number,
    startedAt: began + start,
    duration,
    elapsed: start + duration,
    nextDelay: 1_000,
    scheduledDelay: 1_000,
    delayReason: 'schedule',
    tally: {},
    ...outcome,
    ...rest,
  } as Attempt;
}

/** A trace of attempts. */
export function aTrace(...attempts: readonly Attempt[]): Trace {
  const trace = new Trace(began, 1_000);
  for (const attempt of attempts) trace.add(attempt);
  return trace;
}

/** A trace of attempts that start at even times. */
export function evenTrace(count: number, interval: number): Trace {
  return aTrace(
    ...Array.from({ length: count }, (_, index) =>
      anAttempt(index + 1, index * interval, { nextDelay: interval - 100, scheduledDelay: interval - 100 }),
    ),
  );
}
