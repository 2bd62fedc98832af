import type { Attempt, DelayReason, Pace, Tally } from './attempt.js';
import type { Expectation } from './options.js';
import { isRecord } from './options.js';
import { aDelayOrNone } from './schedule/readDelay.js';

/** From where a poll goes on: a small JSON value. */
export interface Checkpoint {
  /** Version of this form. */
  readonly version: 1;
  /** How many attempts had ended. */
  readonly attempts: number;
  /** When the poll began, in epoch milliseconds. */
  readonly beganAt: number;
  /** When the next attempt is due, in epoch milliseconds; `null` when the schedule had ended. */
  readonly nextAt: number | null;
  /** What the schedule said last, in milliseconds. */
  readonly previousDelay: number | null;
  /** What decided when the next attempt is due. */
  readonly delayReason?: DelayReason;
  /** What was seen so far. */
  readonly tally: Tally;
  /** What the server has asked for from now on, if it did. */
  readonly pace?: Pace | undefined;
}

/**
 * Gives the checkpoint from which `backoffSchedule(…, { from })` goes on after an attempt, here or in another process:
 * the same count of attempts, the same `maxElapsed`, the same place in the schedule.
 *
 * @example
 * ```ts
 * import { of, take } from 'rxjs';
 * import { backoffSchedule, checkpointOf, constant } from 'rxpoll';
 *
 * of('pending').pipe(backoffSchedule(constant('1h')), take(1)).subscribe((attempt) => {
 *   const saved = JSON.stringify(checkpointOf(attempt));
 *   JSON.parse(saved).attempts; // => 1
 * });
 * ```
 *
 * @param attempt An attempt of the poll; the latest, as a rule.
 * @returns A {@link Checkpoint}.
 */
export function checkpointOf(attempt: Attempt): Checkpoint {
  const endedAt = attempt.startedAt + attempt.duration;
  return {
    version: 1,
    attempts: attempt.number,
    beganAt: endedAt - attempt.elapsed,
    nextAt: attempt.nextDelay === undefined ? null : endedAt + attempt.nextDelay,
    previousDelay: attempt.scheduledDelay ?? null,
    delayReason: attempt.delayReason,
    tally: attempt.tally,
    ...(attempt.pace && { pace: attempt.pace }),
  };
}

/** A checkpoint, as it comes back from JSON. */
export const aCheckpoint: Expectation = {
  what: 'what checkpointOf() gave, of version 1',
  test: (value) =>
    isRecord(value) &&
    value['version'] === 1 &&
    isCount(value['attempts']) &&
    value['attempts'] !== 0 &&
    Number.isFinite(value['beganAt']) &&
    (value['nextAt'] === null || Number.isFinite(value['nextAt'])) &&
    (value['previousDelay'] === null || aDelayOrNone.test(value['previousDelay'])) &&
    ['string', 'undefined'].includes(typeof value['delayReason']) &&
    isRecord(value['tally']) &&
    Object.values(value['tally']).every(isCount) &&
    (value['pace'] === undefined || isPace(value['pace'])),
};

function isPace(value: unknown): boolean {
  return isRecord(value) && [value['interval'], value['extra']].every((time) => aDelayOrNone.test(time));
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0;
}
