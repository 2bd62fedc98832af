/** What can stand in a {@link Line}: the links are the line's. */
export interface Linked<T> {
  before: T | undefined;
  after: T | undefined;
}

/** First come, first served. Whoever stands in the line leaves it from any place at the same small cost. */
export class Line<T extends Linked<T>> {
  first: T | undefined;
  private last: T | undefined;

  add(one: T): void {
    one.before = this.last;
    if (this.last) this.last.after = one;
    else this.first = one;
    this.last = one;
  }

  remove(one: T): void {
    const { before, after } = one;
    if (before) before.after = after;
    else this.first = after;
    if (after) after.before = before;
    else this.last = before;
    one.before = one.after = undefined;
  }
}
