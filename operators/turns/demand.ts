import type { Turn, Turns } from './turn.js';
import { offerTurns } from './turn.js';

/**
 * The turns that a reader gives: attempts start while it waits for a value, and are held while it is busy.
 *
 * All polls of one reader share its demand. None waits for another, so none is starved by one that takes long: while the
 * reader waits each may start an attempt, the one that was held longest first.
 */
export class Demand implements Turns {
  private isOpen = false;
  private readonly held = new Map<Turn, () => void>();

  take(): Turn {
    const turn: Turn = {
      turns: this,
      enter: (go) => this.start(turn, go),
      leave: () => this.held.delete(turn),
    };
    return turn;
  }

  /** The reader waits for a value: starts what is held, until an attempt answers at once. */
  open(): void {
    this.isOpen = true;
    for (const [turn, go] of this.held) this.start(turn, go);
  }

  /** The reader has what it asked for. */
  close(): void {
    this.isOpen = false;
  }

  private start(turn: Turn, go: () => void): void {
    if (this.isOpen) {
      this.held.delete(turn);
      offerTurns(undefined, go);
    } else this.held.set(turn, go); // what was held keeps its place
  }
}
