/** Why a server's hint says what it says. */
export type HintReason = 'retry-after' | 'rate-limit' | 'poll-interval' | 'slow-down' | 'cache';

/** What a server says about when to ask again. */
export interface Hint {
  /** How long to wait at least, in milliseconds: finite, zero or more. Of `'slow-down'`, by how much longer each wait is. */
  readonly delay: number;
  /** What said so. */
  readonly reason: HintReason;
  /** Whether it holds for the wait that follows, or for every wait. */
  readonly scope: 'once' | 'from now on';
}

/**
 * Reads one kind of hint from an answer, or from the error that came in its place.
 *
 * @param answer Anything: what holds no such hint, or a malformed one, gives `undefined`.
 * @param now Epoch milliseconds.
 */
export type HintReader = (answer: unknown, now: number) => Hint | undefined;
