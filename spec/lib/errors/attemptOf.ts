import type { Attempt } from '../../../lib/attempt.js';

/** The attempt of a poll that brought a response, with whatever else is given. */
export function attemptOf<R>(response: R, rest: Partial<Attempt<R>> = {}): Attempt<R> {
  return {
    number: 1,
    startedAt: 1_000,
    duration: 20,
    elapsed: 20,
    response,
    nextDelay: 500,
    delayReason: 'schedule',
    scheduledDelay: 500,
    tally: { '202': 1 },
    ...rest,
  };
}

/** An attempt that failed, as `tolerateErrors` lets it pass: it has no response. */
export function failedAttempt(error: unknown): Attempt {
  const entries = Object.entries(attemptOf(undefined, { error, tally: { network: 1 } }));
  return Object.fromEntries(entries.filter(([name]) => name !== 'response')) as unknown as Attempt;
}
