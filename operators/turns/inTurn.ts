import type { Observable } from 'rxjs';
import type { Listener, Run } from '../run.js';
import { Runnable } from '../run.js';
import type { PollScope } from '../scope.js';
import { scopeAround, Surroundings } from '../scope.js';
import type { Turn } from './turn.js';
import { holdTurn, offeredTurns, offerTurns } from './turn.js';

/**
 * Makes an Observable of runs that send requests. Each takes a turn where turns are offered: it is no attempt of a poll then,
 * which would have one.
 */
export function inTurn<T>(runFor: RunFor<T>): Observable<T> {
  return new Runnable((listener) => {
    const turn = offeredTurns()?.take();
    return turn ? new TurnRun(turn, listener, runFor) : runFor(listener, scopeAround());
  });
}

/** Makes a run, which sends its requests for an attempt of a poll where there is one around it. */
type RunFor<T> = (listener: Listener<T>, scope: PollScope | undefined) => Run;

/** A run within its turn. What follows its answers, such as the poll of a job that was submitted, is offered turns too. */
class TurnRun<T> implements Run, Listener<T> {
  private current: Run | undefined;

  constructor(
    private readonly turn: Turn,
    private readonly listener: Listener<T>,
    private readonly runFor: RunFor<T>,
  ) {}

  start(): void {
    const around = new Surroundings();
    const go = (): void => {
      this.current = this.runFor(this, scopeAround());
      this.current.start();
    };
    this.turn.enter(() => holdTurn(this.turn, () => around.return(go)));
  }

  next(value: T): void {
    offerTurns(this.turn.turns, () => this.listener.next(value));
  }

  error(error: unknown): void {
    this.turn.leave();
    offerTurns(this.turn.turns, () => this.listener.error(error));
  }

  complete(): void {
    this.turn.leave();
    offerTurns(this.turn.turns, () => this.listener.complete());
  }

  unsubscribe(): void {
    try {
      this.current?.unsubscribe();
    } finally {
      this.turn.leave();
    }
  }
}
