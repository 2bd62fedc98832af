/** How late a timer may be, in milliseconds, before the clock is doubted: a thread may be busy. */
const patience = 1_000;

/** Clocks, in milliseconds. */
export interface Clocks {
  /** The time of day. It may be set, and under a virtual clock it is the only one that goes. */
  readonly now: () => number;
  /** Milliseconds since some instant; nobody can set it. */
  readonly steady: () => number;
}

/**
 * The time that has passed, as timers count it: they do not care whether somebody sets the clock.
 *
 * The clock is believed as long as it says what can be: no less than at the last reading, and no more than until the timer
 * that runs is to ring. Else the steady one tells by how much it was set.
 */
export class ElapsedTime {
  /** Whether the clock was found to be set, at the last reading: to another day, or by who plays with time in a test. */
  wasSet = false;
  private last = 0;
  private offset = 0;
  private clock = 0;
  private steady = 0;

  constructor(private readonly clocks: Clocks) {}

  /** Begins anew, at 0. */
  restart(): void {
    this.last = 0;
    this.mark();
    this.offset = -this.clock;
  }

  /** Tells the time, while a timer runs that is to ring at `ringsAt`. */
  read(ringsAt: number): number {
    return this.between(this.last, ringsAt);
  }

  /** Tells the time when a timer has rung. It may have been early by a millisecond, for all of them round. */
  readAtRing(ringsAt: number): number {
    const time = this.between(ringsAt, ringsAt);
    this.mark();
    return time;
  }

  private between(least: number, most: number): number {
    const { clock, steady } = this;
    let time = this.clocks.now() + this.offset;
    this.wasSet = false;
    if (time < least - 1 || time > most + patience) {
      this.mark();
      const shift = this.steady - steady - (this.clock - clock);
      this.wasSet = Math.abs(shift) > patience;
      this.offset += shift;
      time += shift;
    }
    return (this.last = Math.max(this.last, least, time));
  }

  private mark(): void {
    this.clock = this.clocks.now();
    this.steady = this.clocks.steady();
  }
}
