import type { Attempt } from '../lib/attempt.js';
import type { Cut } from '../lib/transport/cutOff.js';
import type { PollEnd, PollObserver } from '../lib/observer.js';

/** What the observer of one poll is to be told of its end. */
export class Watch {
  outcome: PollEnd['outcome'] | undefined;
  error: unknown;
  private isOver = false;

  constructor(readonly observer: PollObserver) {}

  /** An attempt is about to be emitted. Whoever judges it, behind whatever operators, finds this by it. */
  tell(attempt: Attempt): void {
    (watches ??= new WeakMap()).set(attempt, this);
    if (attempt.hint) this.observer.onHint?.(attempt.hint, attempt);
    if (!this.isOver) this.observer.onAttempt?.(attempt); // it may have unsubscribed
  }

  /** The poll is over, however it came to that. */
  end(last: Attempt | undefined, cut: Cut | undefined): void {
    if (this.isOver) return;
    this.isOver = true;
    const { outcome = cut ? 'timeout' : 'unsubscribed' } = this;
    const tell = (error = this.error): void =>
      this.observer.onEnd?.({ outcome, last, ...(error !== undefined && { error }) });
    if (cut && outcome === 'timeout') (cut.watches ??= []).push(tell);
    else tell();
  }
}

let watches: WeakMap<Attempt, Watch> | undefined;

/** What watches the poll that made an attempt, if it is observed. */
export function watchOf(attempt: Attempt): Watch | undefined {
  return watches?.get(attempt);
}
