import type { Attempt } from '../attempt.js';

/** The last attempts of polls that were let end without a match. */
const exhausted = new WeakSet<Attempt>();

/** Remembers that a poll ended with this attempt, and without a match. */
export function markExhausted(last: Attempt): void {
  exhausted.add(last);
}

/** Whether a poll ended with this attempt without a match, so that its answer is not what was waited for. */
export function isExhausted(attempt: Attempt): boolean {
  return exhausted.has(attempt);
}
