import { Subscription } from 'rxjs';

/** Where the server allows the next attempt at any time: long before the poll began, be the clock set back. */
export const noFloor: number = -(2 ** 30);

/** What a poll keeps of its pauses and of wishes for an attempt. Polls without either do not have it. */
export class Signals {
  readonly heard: Subscription = new Subscription();
  /** Since when the poll is paused, in epoch milliseconds. */
  pausedAt: number | undefined;
  /** How much of the attempt under way counts for no deadline, in milliseconds. */
  leftOut = 0;
  /** When the server allows the next attempt, since the poll began. */
  floor: number = noFloor;
  /** Whether the next attempt was asked for. */
  isWanted = false;
  /** Whether what was to be the last attempt is not, for the deadline is another. */
  hasTime = false;
}
