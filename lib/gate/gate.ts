import type { Linked } from './line.js';
import { Line } from './line.js';

/** What lets one request through a {@link Gate} at a time. All but `origin` and `go` is the gate's. */
export interface Pass extends Linked<Pass> {
  /** What its request is counted with. */
  readonly origin: string;
  /** Where it waits, or is counted as in flight. */
  lane: Lane | undefined;
  isInFlight: boolean;
  /** Called when the request may be sent. */
  go(): void;
}

/** Those of one origin. */
export class Lane implements Linked<Lane> {
  readonly waiting: Line<Pass> = new Line<Pass>();
  inFlight = 0;
  isInRound = false;
  before: Lane | undefined;
  after: Lane | undefined;

  constructor(readonly origin: string) {}
}

/**
 * Decides who is next, where only so many may be in flight.
 *
 * Origins take turns; within one, it is first come, first served. An origin that has its share in flight is left out, and
 * holds up nobody. To enter and to leave cost the same however many wait.
 */
export class Gate {
  private readonly lanes = new Map<string, Lane>();
  /** The origins of which one may go, the next first. */
  private readonly round = new Line<Lane>();
  private inFlight = 0;
  private isOpen = false;

  constructor(
    private maxInFlight: number,
    private readonly perOrigin: number,
  ) {}

  /** Whether every place is taken. */
  get isFull(): boolean {
    return this.inFlight >= this.maxInFlight;
  }

  /** Calls `go` when it may: at once, or later. The pass is neither waiting nor in flight. */
  enter(pass: Pass): void {
    const lane = this.lanes.get(pass.origin) ?? new Lane(pass.origin);
    this.lanes.set(pass.origin, lane);
    pass.lane = lane;
    lane.waiting.add(pass);
    this.review(lane);
    this.open();
  }

  /** It is not in flight any more, or does not want to be; or it was neither, and nothing happens. */
  leave(pass: Pass): void {
    const { lane } = pass;
    if (lane === undefined) return;
    pass.lane = undefined;
    if (pass.isInFlight) {
      pass.isInFlight = false;
      lane.inFlight--;
      this.inFlight--;
    } else lane.waiting.remove(pass);
    this.review(lane);
    this.open();
  }

  /** Lets nobody go any more. */
  close(): void {
    this.maxInFlight = 0;
  }

  /** A loop: one who goes may leave at once, or make others enter, and each would be a call within a call. */
  private open(): void {
    if (this.isOpen) return;
    this.isOpen = true;
    try {
      for (let pass = this.next(); pass !== undefined; pass = this.next()) pass.go();
    } finally {
      this.isOpen = false;
    }
  }

  /** Who may go now: from here on it is in flight, and its origin comes last. */
  private next(): Pass | undefined {
    const lane = this.isFull ? undefined : this.round.first;
    const pass = lane?.waiting.first;
    if (lane === undefined || pass === undefined) return undefined;
    lane.waiting.remove(pass);
    pass.isInFlight = true;
    lane.inFlight++;
    this.inFlight++;
    this.round.remove(lane);
    lane.isInRound = false;
    this.review(lane);
    return pass;
  }

  /** Takes a lane into the round, or out of it; forgets it when it is empty. */
  private review(lane: Lane): void {
    const isWaiting = lane.waiting.first !== undefined;
    const mayGo = isWaiting && lane.inFlight < this.perOrigin;
    if (mayGo !== lane.isInRound) {
      lane.isInRound = mayGo;
      if (mayGo) this.round.add(lane);
      else this.round.remove(lane);
    }
    if (!isWaiting && lane.inFlight === 0) this.lanes.delete(lane.origin);
  }
}
