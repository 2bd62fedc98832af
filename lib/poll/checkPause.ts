import type { PollOptions } from './planPoll.js';

/**
 * Checks that what is said of pauses has something to do. It is apart from {@link planPoll}, which is also asked about each
 * option alone.
 *
 * @throws TypeError if an option would do nothing.
 */
export function checkPause({ pauseWhile, ...options }: PollOptions): void {
  const idle = pauseWhile
    ? options.slowDown && options.inFlight === 'abort' && "inFlight: 'abort'"
    : ofPauses.find((name) => options[name]);
  if (idle) {
    throw new TypeError(`backoffSchedule: ${idle} does nothing ${pauseWhile ? 'with slowDown' : 'without pauseWhile'}`);
  }
}

/** What only a pause gives a meaning. */
const ofPauses = ['inFlight', 'slowDown', 'pauseDeadline'] as const;
