/** What waits in a wheel: a link in the ring of its slot, so that to join one and to leave it cost nothing more. */
export interface WheelEntry {
  /** When it is due, in milliseconds. */
  due: number;
  /** Its neighbours, while it waits. */
  previous: WheelEntry | undefined;
  next: WheelEntry | undefined;
}

/** Those whose time is the same: the link at which their ring begins and ends. */
export class Slot implements WheelEntry {
  due = 0;
  previous: WheelEntry = this;
  next: WheelEntry = this;

  /** Whether nothing waits here. */
  get isEmpty(): boolean {
    return this.next === this;
  }

  /** Adds an entry as the last. */
  add(entry: WheelEntry): void {
    entry.previous = this.previous;
    entry.next = this;
    this.previous.next = entry;
    this.previous = entry;
  }

  /** Empties it, and gives what was in it, in order. */
  takeAll(): WheelEntry[] {
    const entries: WheelEntry[] = [];
    for (let entry = this.next; entry !== this; entry = entry.next ?? this) entries.push(entry);
    this.next = this;
    this.previous = this;
    return entries;
  }
}
