import { NEVER, Observable } from 'rxjs';
import type { SchedulerLike, Subscriber, Subscription } from 'rxjs';
import type { Waiting } from '../wait.js';
import { wait } from '../wait.js';

/** Emits once when a delay of any length is over, and at once where it is none. */
export function after(delay: number, scheduler: SchedulerLike): Observable<void> {
  if (delay === Infinity) return NEVER;
  return new Observable((result) => {
    const delayed = new Delayed(result, delay, scheduler);
    result.add(() => delayed.timer?.unsubscribe());
    if (delay === 0) delayed.due();
    else wait(delayed, delay);
  });
}

class Delayed implements Waiting {
  readonly dueAt: number;
  left = -1;
  timer: Subscription | undefined;

  constructor(
    private readonly result: Subscriber<void>,
    delay: number,
    readonly scheduler: SchedulerLike,
  ) {
    this.dueAt = scheduler.now() + delay;
  }

  due(): void {
    this.result.next();
    this.result.complete();
  }
}
