import { asyncScheduler, Subscription } from 'rxjs';
import type { SchedulerAction, SchedulerLike } from 'rxjs';
import type { Duration } from '../lib/duration.js';
import { parseDuration } from '../lib/duration.js';
import type { Expectation } from '../lib/options.js';
import { aDuration, check, checkOptions } from '../lib/options.js';
import { ElapsedTime } from '../lib/timerWheel/elapsedTime.js';
import type { WheelEntry } from '../lib/timerWheel/slot.js';
import { TimerWheel } from '../lib/timerWheel/timerWheel.js';

/** Options of {@link coalescingScheduler}. */
export interface CoalescingOptions {
  /**
   * How late a wait may end, in whole milliseconds, an hour at most: those that end within that time end together.
   * @defaultValue 16
   */
  readonly slack?: Duration;
}

/**
 * Scheduler that keeps all waits on one timer: for thousands of polls in one process.
 *
 * ```text
 * slack    4
 * waits    -a-b-cd-----e---
 * result   ----(ab)(cd)----(e)
 * ```
 *
 * Time is cut into ticks, `slack` apart. A wait ends at the first tick after it is due: never early, and late by at most
 * `slack` and by what the platform's timer is late; fractions of a millisecond are rounded up. Those that end at one tick do
 * so in the order in which they are due, and where that is the same, in which they were scheduled. 100,000 waits cost one
 * timer; to add and to cancel one costs the same, however many there are; when none is left, there is no timer either, so
 * that a process can exit. Two schedulers share nothing; a test makes its own.
 *
 * Give it to an operator as its `scheduler`, of this library or of RxJS. In all else it is `asyncScheduler`, on which it is
 * built, and virtual where that is: what throws is reported, and the others still run. Waits count time as timers do, also
 * where somebody sets the clock. Of any length, too: they do not end at once where they are longer than 2^31 − 1 ms, and
 * never where they are infinite.
 *
 * **What is called back by a shared timer runs where that was set, not where the wait began.** In the `AsyncLocalStorage` of
 * Node and the zones of Angular that is the context of whoever waited first, or of a callback before. Where you need your
 * own, bind what you subscribe with (`AsyncResource.bind(…)`, `Zone.current.wrap(…)`), and with Angular schedule the first
 * wait outside of its zone. To keep a context for each wait would cost more than the timers that are saved.
 *
 * @example
 * ```ts
 * import { backoffSchedule, coalescingScheduler, pollHttp } from 'rxpoll';
 *
 * const scheduler = coalescingScheduler({ slack: '50ms' }); // one for all polls
 *
 * pollHttp('https://api.example.com/jobs/42')
 *   .pipe(backoffSchedule({ initialDelay: '1s', maxAttempts: 2, scheduler }))
 *   .subscribe((attempt) => console.log(attempt.number, attempt.response.status));
 * // 1 202
 * // 2 202
 * ```
 *
 * @param options See {@link CoalescingOptions}.
 * @returns A scheduler.
 * @throws TypeError, RangeError or DurationSyntaxError if an option is not right.
 */
export function coalescingScheduler(options: CoalescingOptions = {}): SchedulerLike {
  checkOptions('coalescingScheduler', options, { slack: aDuration });
  const slack = parseDuration(options.slack ?? 16, 'slack');
  check('coalescingScheduler', 'slack', slack, aSlack);
  return new CoalescingScheduler(slack);
}

const aSlack: Expectation = {
  what: 'whole milliseconds, from 1 to an hour',
  test: (slack) => Number.isInteger(slack) && slack !== 0 && (slack as number) <= 3_600_000,
};

type Work<T> = (this: SchedulerAction<T>, state?: T) => void;

/** What waits, to be run. */
interface Task extends WheelEntry {
  run(): void;
}

/** A wheel, and the timer that turns it. */
class CoalescingScheduler implements SchedulerLike {
  /** For {@link wait}: what was scheduled can be scheduled again at any time, which spares an object for each wait. */
  readonly reuses = true;
  private readonly wheel: TimerWheel<Task>;
  private readonly elapsed = new ElapsedTime({ now: () => asyncScheduler.now(), steady: () => performance.now() });
  private timer: Subscription | undefined;
  private ringsAt = 0;
  private isRinging = false;

  constructor(slack: number) {
    this.wheel = new TimerWheel(slack);
  }

  now(): number {
    return asyncScheduler.now();
  }

  schedule<T>(work: Work<T>, delay?: number, state?: T): Subscription {
    return new CoalescedAction(this, work).schedule(state, delay);
  }

  /** Runs a task once a delay is over. */
  add(task: Task, delay: number): void {
    const { wheel, elapsed } = this;
    if (wheel.size === 0 && !this.isRinging) this.restart();
    const time = elapsed.read(this.ringsAt);
    const due = Math.ceil(time + delay); // in whole numbers, as the clock tells it; they take less memory, too
    if (due > Number.MAX_SAFE_INTEGER) return;
    task.due = due;
    const tickAt = wheel.add(task);
    // Who sets the clock may be a test that plays with time, and has lost the timer.
    if (tickAt < this.ringsAt || elapsed.wasSet) this.setTimer(time);
  }

  remove(task: Task): void {
    this.wheel.remove(task);
    if (this.wheel.size === 0) this.timer?.unsubscribe();
  }

  private restart(): void {
    this.wheel.restart();
    this.elapsed.restart();
    this.ringsAt = Infinity;
  }

  private setTimer(time: number): void {
    this.timer?.unsubscribe();
    this.ringsAt = this.wheel.nextAt();
    this.timer = asyncScheduler.schedule(() => this.ring(), Math.max(0, this.ringsAt - time));
  }

  private ring(): void {
    const { wheel, elapsed } = this;
    const time = elapsed.readAtRing(this.ringsAt);
    this.isRinging = true;
    try {
      for (let task = wheel.take(time); task; task = wheel.take(time)) task.run();
    } finally {
      this.isRinging = false; // what throws is for the timer to report; the others run at the next, which is due at once
      if (wheel.size > 0) this.setTimer(elapsed.read(this.ringsAt));
    }
  }
}

/** One wait, and what to do then: an action of RxJS, which may be scheduled again. */
class CoalescedAction<T> extends Subscription implements SchedulerAction<T>, Task {
  due = 0;
  previous: WheelEntry | undefined = undefined;
  next: WheelEntry | undefined = undefined;
  private state: T | undefined = undefined;

  constructor(
    private readonly scheduler: CoalescingScheduler,
    private work: Work<T> | undefined,
  ) {
    super();
  }

  schedule(state?: T, delay = 0): Subscription {
    if (this.closed) return this;
    this.state = state;
    this.scheduler.remove(this);
    this.scheduler.add(this, delay > 0 ? delay : 0);
    return this;
  }

  run(): void {
    try {
      this.work?.(this.state);
    } catch (error) {
      this.unsubscribe();
      throw error;
    }
  }

  override unsubscribe(): void {
    if (this.closed) return;
    this.work = this.state = undefined;
    this.scheduler.remove(this);
    super.unsubscribe();
  }
}
