import type { Turn, Turns } from '../../operators/turns/turn.js';

/** Gives turns at once, and tells how many are taken, at the moment and at the most. */
export class Open implements Turns {
  within = 0;
  most = 0;

  take(): Turn {
    let isWithin = false;
    return {
      turns: this,
      enter: (go) => {
        isWithin = true;
        this.most = Math.max(this.most, ++this.within);
        go();
      },
      leave: () => {
        if (isWithin) this.within--;
        isWithin = false;
      },
    };
  }
}

/** Keeps who enters until it lets them go. */
export class Closed implements Turns {
  readonly waiting: Map<Turn, () => void> = new Map<Turn, () => void>();

  take(): Turn {
    const turn: Turn = {
      turns: this,
      enter: (go) => this.waiting.set(turn, go),
      leave: () => this.waiting.delete(turn),
    };
    return turn;
  }

  open(): void {
    for (const [turn, go] of [...this.waiting]) {
      this.waiting.delete(turn);
      go();
    }
  }
}
