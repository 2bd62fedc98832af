import type { Gate, Lane, Pass } from '../../lib/gate/gate.js';
import { originOf, unknownOrigin } from '../../lib/gate/originOf.js';
import type { Turn, Turns } from './turn.js';
import { offerTurns } from './turn.js';

/** The turns of one poll at a gate, within those that somebody else offers. */
export class GateTurns implements Turns {
  private learned: string | undefined;

  /** @param origin Where the requests go, if that is told; else what the poll lets know. */
  constructor(
    readonly gate: Gate,
    private readonly outer: Turns | undefined,
    private readonly origin: string | undefined,
  ) {}

  learn(address: string): void {
    this.learned = originOf(address);
    this.outer?.learn?.(address);
  }

  take(): Turn {
    return new GateTurn(this, this.origin ?? this.learned ?? unknownOrigin, this.outer?.take());
  }
}

/**
 * It goes through the gate first, which only these polls share, and then waits for the outer turn: so it keeps none that
 * others need while it waits at the gate, and one who holds an outer turn waits for nobody.
 */
class GateTurn implements Turn, Pass {
  lane: Lane | undefined;
  isInFlight = false;
  before: Pass | undefined;
  after: Pass | undefined;
  private begin: (() => void) | undefined;

  constructor(
    readonly turns: GateTurns,
    readonly origin: string,
    private readonly outer: Turn | undefined,
  ) {}

  enter(begin: () => void): void {
    this.begin = begin;
    this.turns.gate.enter(this);
  }

  go(): void {
    const { begin, outer } = this;
    this.begin = undefined; // a poll that waits is to keep nothing
    if (begin === undefined) return;
    if (outer) outer.enter(begin);
    else offerTurns(undefined, begin);
  }

  leave(): void {
    this.outer?.leave();
    this.turns.gate.leave(this);
  }
}
