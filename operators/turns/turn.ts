/**
 * The right of a poll to send, where who subscribes to it decides when its attempts may start: a limit on the requests in
 * flight, a reader that is slow.
 */
export interface Turn {
  /** Who gave it: what follows an answer, such as the poll of a job that was submitted, takes its turn there too. */
  readonly turns: Turns;
  /** Calls `go` when an attempt may start: at once, or later, and then in no scope of turns, be it another poll that made room. */
  enter(go: () => void): void;
  /** The attempt has ended, or is not wanted any more. Without an `enter` before it, it does nothing. */
  leave(): void;
}

/**
 * Gives turns to the polls of one subscription.
 *
 * Subscribing is synchronous all the way up, so what subscribes to a poll offers turns in the scope of that call, and the
 * poll takes one, whatever operators stand between. It enters before each attempt and leaves after it. While
 * {@link retryRequest} waits, it leaves too. A request without a poll around it takes one for itself.
 */
export interface Turns {
  take(): Turn;
  /** Told the address of a request that is made in the scope, before its poll starts. */
  learn?(address: string): void;
}

let offered: Turns | undefined;
let held: Turn | undefined;

/** Does something, such as to subscribe, within which every poll that starts takes a turn. */
export function offerTurns<T>(turns: Turns | undefined, act: () => T): T {
  return within(turns, undefined, act);
}

/** The turns that are offered, if there are. */
export function offeredTurns(): Turns | undefined {
  return offered;
}

/** Whether turns are offered or held, so that one who starts something has to say whose turn it is. */
export function hasTurns(): boolean {
  return offered !== undefined || held !== undefined;
}

/** Does something within the turn of a poll: what starts there, a poll too, belongs to that attempt. */
export function holdTurn<T>(turn: Turn | undefined, act: () => T): T {
  return within(undefined, turn, act);
}

/** The turn within which a request is to be sent. The first who may leave it meanwhile takes it; for others there is none. */
export function takeHeldTurn(): Turn | undefined {
  const turn = held;
  held = undefined;
  return turn;
}

function within<T>(nowOffered: typeof offered, nowHeld: typeof held, act: () => T): T {
  const [wasOffered, wasHeld] = [offered, held];
  offered = nowOffered;
  held = nowHeld;
  try {
    return act();
  } finally {
    offered = wasOffered;
    held = wasHeld;
  }
}
