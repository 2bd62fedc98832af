import { Slot } from './slot.js';
import type { WheelEntry } from './slot.js';

/** Slots of a round. */
const round = 64;

/**
 * What waits, sorted by when it is due: to the tick, which comes every `slack` milliseconds.
 *
 * The clock of a tower has a hand for the minutes of an hour and one for the hours. So has the wheel: the slots of the first
 * round are a tick wide each, those of the next as wide as a whole round before it, and so on. When a wide slot begins, what
 * waits there moves to narrower ones. To add and to remove costs the same, however much waits and however long.
 *
 * Time is what callers say it is, in milliseconds from 0.
 */
export class TimerWheel<E extends WheelEntry> {
  /** How many wait. */
  size = 0;
  /** The tick that has come. */
  private tick = 0;
  private readonly slots: (Slot | undefined)[] = [];

  constructor(private readonly slack: number) {}

  /** Begins anew at 0, while nothing waits. */
  restart(): void {
    this.tick = 0;
  }

  /**
   * Adds an entry, which comes at the first tick after it is due: more than 0 ms later, and at most `slack`.
   *
   * @returns When that tick is. It is yet to come, also where the entry is overdue.
   */
  add(entry: E): number {
    entry.due = Math.max(entry.due, this.tick * this.slack);
    this.size++;
    return this.place(entry) * this.slack;
  }

  /** Removes an entry, if it waits. */
  remove(entry: E): void {
    const { previous, next } = entry;
    if (previous === undefined || next === undefined) return;
    previous.next = next;
    next.previous = previous;
    entry.previous = entry.next = undefined;
    this.size--;
  }

  /**
   * Takes an entry that has come by a time: the one that is due first, and of equal ones that which was added first.
   *
   * What is added meanwhile comes later.
   */
  take(time: number): E | undefined {
    for (;;) {
      const slot = this.slotOf(this.tick);
      if (!slot.isEmpty) {
        const entry = slot.next as E;
        this.remove(entry);
        return entry;
      }
      const next = this.nextTick();
      if (next * this.slack > time) {
        this.tick = Math.max(this.tick, Math.floor(time / this.slack)); // nothing came at those between
        return undefined;
      }
      this.advance(next);
    }
  }

  /** When to look again: as soon as something may have come, and at the end of the round at the latest. */
  nextAt(): number {
    const isLeft = !this.slotOf(this.tick).isEmpty; // who took the entry before has thrown
    return (isLeft ? this.tick : this.nextTick()) * this.slack;
  }

  private nextTick(): number {
    const end = (Math.floor(this.tick / round) + 1) * round;
    let tick = this.tick + 1;
    while (tick < end && this.slots[tick % round]?.isEmpty !== false) tick++;
    return tick;
  }

  private advance(tick: number): void {
    this.tick = tick;
    for (
      let level = 1, width = round;
      tick % width === 0 && level * round < this.slots.length;
      level++, width *= round
    ) {
      for (const entry of this.slotOf(tick, level, width).takeAll()) this.place(entry);
    }
    const slot = this.slotOf(tick);
    for (const entry of slot.takeAll().sort(byDue)) slot.add(entry);
  }

  /** Puts an entry into the narrowest slot that is of this time alone, and gives its tick. */
  private place(entry: WheelEntry): number {
    const tick = Math.floor(entry.due / this.slack) + 1;
    let level = 0;
    let width = 1;
    while (Math.floor(tick / width / round) !== Math.floor(this.tick / width / round)) {
      level++;
      width *= round;
    }
    this.slotOf(tick, level, width).add(entry);
    return tick;
  }

  private slotOf(tick: number, level = 0, width = 1): Slot {
    return (this.slots[level * round + (Math.floor(tick / width) % round)] ??= new Slot());
  }
}

/** The sort is stable, and entries were added in order. */
function byDue(one: WheelEntry, other: WheelEntry): number {
  return one.due - other.due;
}
