import { asyncScheduler } from 'rxjs';
import type { MonoTypeOperatorFunction, Observable, SchedulerLike, Subscription } from 'rxjs';
import type { Attempt } from '../lib/attempt.js';
import type { Duration } from '../lib/duration.js';
import { parseDuration } from '../lib/duration.js';
import { PollTimeoutError } from '../lib/errors/pollTimeoutError.js';
import type { Expectation } from '../lib/options.js';
import { aScheduler, check, isRecord } from '../lib/options.js';
import type { Cut } from '../lib/transport/cutOff.js';
import { cutOff } from '../lib/transport/cutOff.js';
import type { Deadline, Listener, Pauser, Run } from './run.js';
import { Runnable, runOf, startWithin } from './run.js';
import { wait } from './wait.js';

/**
 * Mirrors the source, and errors if it has not completed in time.
 *
 * ```text
 * source   a--b--c|
 * limit    5
 * result   a--b-#
 * ```
 *
 * Unlike `timeout` of RxJS, the limit holds from subscription to completion, not for each value. Before
 * {@link backoffSchedule} it bounds one request, after it the whole poll. At the limit the source is unsubscribed, which
 * aborts a request in flight. The deadline is a time of day, so that a laptop that slept does not stretch it. Errors of the
 * source pass as they came. Every subscription has its own clock; unsubscribing stops it and the source.
 *
 * @example
 * ```ts
 * import { NEVER } from 'rxjs';
 * import { timeoutAfter } from 'rxpoll';
 *
 * NEVER.pipe(timeoutAfter('50ms')).subscribe({ error: (error) => console.log(error.kind) }); // timeout
 * ```
 *
 * @param limit Milliseconds, or text such as `'10s'`; `Infinity` for none.
 * @param scheduler Tells and measures time. Defaults to `asyncScheduler`.
 * @param beganAt When the time began, in epoch milliseconds by the scheduler's clock, such as `beganAt` of the
 * {@link Checkpoint} from which a poll goes on. Defaults to the subscription. Where the time is over already, the result
 * errors at once, and the source is not subscribed.
 * @returns An operator whose result errors with {@link PollTimeoutError} at the limit.
 * @throws DurationSyntaxError if the limit is no duration; RangeError or TypeError if another argument is not right.
 */
export function timeoutAfter<T>(
  limit: Duration,
  scheduler: SchedulerLike = asyncScheduler,
  beganAt?: number,
): MonoTypeOperatorFunction<T> {
  const milliseconds = parseDuration(limit, 'timeoutAfter');
  check('timeoutAfter', 'scheduler', scheduler, aScheduler);
  check('timeoutAfter', 'beganAt', beganAt ?? 0, anInstant);
  if (milliseconds === Infinity) return (source) => source;

  return (source) => new Runnable((listener) => new TimedRun(source, listener, milliseconds, scheduler, beganAt));
}

const anInstant: Expectation = { what: 'epoch milliseconds', test: Number.isFinite };

/** One subscription: the observer of its source, and its clock. */
class TimedRun<T> implements Run, Listener<T>, Deadline {
  dueAt: number;
  left = -1;
  timer: Subscription | undefined;
  outer: Deadline | undefined;
  pauser: Pauser | undefined;
  private readonly upstream: Run;
  private last: Attempt | undefined;
  private hasValue = false;
  private isOver = false;

  constructor(
    source: Observable<T>,
    private readonly listener: Listener<T>,
    private limit: number,
    readonly scheduler: SchedulerLike,
    private readonly beganAt: number | undefined,
  ) {
    this.dueAt = (beganAt ?? scheduler.now()) + limit;
    this.upstream = runOf(source, this);
  }

  /** Starts the clock once the source is subscribed: what completes at once costs no timer. */
  start(): void {
    if (this.beganAt !== undefined && this.isLate()) return;
    const isTaken = this.upstream.takeDeadline?.(this);
    startWithin(this, this.upstream);
    if (!isTaken && !this.isOver) this.sleep();
  }

  due(): void {
    const { dueAt } = this;
    this.pauser?.leaveOutPause();
    if (this.dueAt > dueAt) {
      this.sleep();
      return;
    }
    const cut: Cut = { request: undefined, isPoll: this.beganAt !== undefined };
    try {
      cutOff(this, cut);
    } finally {
      const error = new PollTimeoutError(this.limit, this.last, cut); // also where a teardown throws
      try {
        for (const tell of cut.watches ?? []) tell(error);
      } finally {
        this.listener.error(error);
      }
    }
  }

  get isWaiting(): boolean | undefined {
    return this.upstream.isWaiting;
  }

  putOff(time: number): void {
    this.dueAt += time;
    if (this.left >= 0 && !this.isOver) this.sleep();
  }

  widen(time: number): void {
    this.limit += time;
    this.putOff(time);
  }

  next(value: T): void {
    if (this.isLate()) return;
    this.hasValue = true;
    if (isAttempt(value)) this.last = value;
    this.listener.next(value);
  }

  error(error: unknown): void {
    if (this.isLate()) return;
    this.stop();
    this.listener.error(error);
  }

  complete(): void {
    if (!this.hasValue && this.isLate()) return;
    this.stop();
    this.listener.complete();
  }

  unsubscribe(): void {
    this.stop();
    this.upstream.unsubscribe();
  }

  private sleep(): void {
    wait(this, this.pauser?.isStill ? Infinity : Math.max(0, this.dueAt - this.scheduler.now()));
  }

  private stop(): void {
    this.isOver = true;
    this.dueAt = Infinity; // a poll that was shared within it may go on, without it
    this.timer?.unsubscribe();
  }

  /** The timer may be late, after a sleep or in a throttled tab; the clock is not. */
  private isLate(): boolean {
    if (this.scheduler.now() <= this.dueAt) return false;
    this.due();
    return this.isOver; // it may have been put off
  }
}

function isAttempt(value: unknown): value is Attempt {
  return isRecord(value) && typeof value['number'] === 'number' && isRecord(value['tally']);
}
