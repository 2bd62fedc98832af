import { asyncScheduler } from 'rxjs';
import type { SchedulerAction, SchedulerLike, Subscription } from 'rxjs';

/**
 * The longest wait that is left to one timer, in milliseconds.
 *
 * Timers count no time while a laptop sleeps, and beyond 2^31 − 1 ms they fire at once. Longer waits are chains of timers,
 * and look at the clock at each link: they end within a minute of the computer's waking up.
 */
const maxLink = 60_000;

/** What waits. It keeps where its wait stands, so that a wait costs no object but the timer. */
export interface Waiting {
  readonly scheduler: SchedulerLike;
  /** When the wait is over, by the clock of the scheduler. */
  readonly dueAt: number;
  /** How much of the wait is left after the timer that runs, in milliseconds, as timers count; below 0 where none runs. */
  left: number;
  /** The timer, to be unsubscribed with what waits. */
  timer: Subscription | undefined;
  /** Called when the wait is over. */
  due(): void;
}

/**
 * Waits: calls `due` at `dueAt`, which is `delay` milliseconds away, in place of a wait that is under way.
 *
 * A clock that is set back does not prolong the wait, for the timers have counted it too.
 *
 * @param isWithinTimer Whether it is the very millisecond of the last call of `due`. Then the timer of RxJS is set again,
 * which saves half of what one costs; it counts from that call.
 */
export function wait(waiting: Waiting, delay: number, isWithinTimer = false): void {
  const isRunning = waiting.left >= 0;
  waiting.left = delay;
  arm(waiting, delay, isRunning || isWithinTimer);
}

/** The timers of a scheduler that `reuses` them can be set again at any time. */
function arm(waiting: Waiting, rest: number, mayReuse: boolean): void {
  const { scheduler, timer } = waiting;
  const link = Math.min(rest, maxLink);
  waiting.left -= link;
  if (timer && (scheduler === asyncScheduler ? mayReuse : 'reuses' in scheduler)) {
    (timer as SchedulerAction<Waiting>).schedule(waiting, link);
    return;
  }
  timer?.unsubscribe();
  const action = scheduler.schedule(ring as (waiting?: Waiting) => void, link, waiting);
  if (waiting.timer === timer) waiting.timer = action; // else the scheduler did it at once, and what waits has gone on
}

function ring(waiting: Waiting): void {
  const rest = waiting.left === 0 ? 0 : Math.min(waiting.left, waiting.dueAt - waiting.scheduler.now());
  if (rest > 0) {
    arm(waiting, rest, true);
    return;
  }
  waiting.left = -1;
  waiting.due();
}
