/** Where a poll on a fixed grid stands. Times are in milliseconds of one clock. */
export interface GridPosition {
  /** When the attempt that has just ended was planned to start. */
  readonly slot: number;
  /** From one slot to the next. */
  readonly interval: number;
  /** The time. */
  readonly now: number;
  /** The earliest time that the server allows; it may be in the past. */
  readonly notBefore: number;
}

/**
 * Plans the start of the next attempt on a fixed grid: the first slot after the last one that is yet to come, or just now.
 *
 * Slots are counted from the planned start, not from when the timer fired: nothing drifts, and a timer that fired early
 * does not get the same slot twice. Slots that the attempt overran are skipped. A grid without an interval has a slot at
 * any time.
 */
export function nextSlot({ slot, interval, now, notBefore }: GridPosition): number {
  const earliest = Math.max(now, notBefore);
  if (interval === 0) return earliest;
  // The sum may come out a trifle too small when an interval has decimals.
  return Math.max(earliest, slot + interval * Math.max(1, Math.ceil((earliest - slot) / interval)));
}
