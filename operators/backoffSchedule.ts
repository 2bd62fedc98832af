import { Observable, Subscriber } from 'rxjs';
import type { OperatorFunction, SchedulerLike, Subscription } from 'rxjs';
import type { Attempt, DelayReason, Tally } from '../lib/attempt.js';
import { addHistory } from '../lib/errors/addHistory.js';
import type { Outcome, Progress } from '../lib/poll/conclude.js';
import { conclude } from '../lib/poll/conclude.js';
import { isAbort } from '../lib/isAbort.js';
import { outcomeOfError } from '../lib/outcome.js';
import type { PollOptions, PollPlan } from '../lib/poll/planPoll.js';
import { planPoll } from '../lib/poll/planPoll.js';
import type { BackoffOptions } from '../lib/schedule/scheduleFrom.js';
import type { Schedule } from '../lib/schedule/schedule.js';
import { noTally, tallied } from '../lib/tally.js';
import { reportCutPoll } from '../lib/transport/cutOff.js';
import { hasTurns, holdTurn, offeredTurns } from './turn.js';
import type { Turn } from './turn.js';
import type { Waiting } from './wait.js';
import { wait } from './wait.js';

/**
 * Asks again on a schedule: subscribes to the source for each attempt, and emits each attempt.
 *
 * ```text
 * source    -(r|)
 * delays    3, 2, stop
 * result    -a----b---(c|)
 * ```
 *
 * The first attempt starts at once. Each is the last value of the source when it completes; a source that completes without
 * one is an error. Waits count from the end of an attempt, so attempts never overlap. What the server asks for on its
 * answer (`Retry-After`, `RateLimit`, `X-Poll-Interval`) is a floor for that wait. Every attempt that has ended is emitted,
 * whatever comes next; then the result completes when the schedule stops, and errors when the server asks for more than
 * `maxServerDelay` or the schedule throws. An error of the source ends the poll as it came, unless `tolerateErrors`. Every
 * subscription is a poll of its own; unsubscribing unsubscribes the source and stops the clock.
 *
 * @example
 * ```ts
 * import { backoffSchedule, pollHttp } from 'rxpoll';
 *
 * pollHttp('https://api.example.com/jobs/42')
 *   .pipe(backoffSchedule({ initialDelay: '1s', maxAttempts: 2 }))
 *   .subscribe((attempt) => console.log(attempt.number, attempt.response.status, attempt.nextDelay));
 * // 1 202 1000
 * // 2 202 undefined
 * ```
 *
 * @param schedule A {@link Schedule}, or a description of one, which may hold the options too. Defaults to exponential:
 * 1 s, doubled each time, up to 30 s.
 * @param options See {@link PollOptions}.
 * @returns An operator from answers to {@link Attempt}s.
 * @throws TypeError, RangeError or DurationSyntaxError if the schedule or an option is not right.
 */
export function backoffSchedule<R>(
  schedule: Schedule | (BackoffOptions & PollOptions) = {},
  options: PollOptions = {},
): OperatorFunction<R, Attempt<R>> {
  const plan = planPoll(schedule, options);

  return (source) =>
    new Observable((result) => {
      const poll = new Poll(source, result, plan);
      result.add(poll); // before it starts: what it asks may end it
      poll.start();
    });
}

/** One subscription: all the state of a poll, and its teardown. */
class Poll<R> implements Progress, Waiting {
  readonly scheduler: SchedulerLike;
  number = 0;
  beganAt: number;
  dueAt: number;
  startedAt = 0;
  previousDelay: number | undefined;
  reason: DelayReason = 'schedule';
  tally: Tally = noTally;
  private last: Attempt<R> | undefined;
  private failures = 0;
  left = 0;
  timer: Subscription | undefined;
  private isPaused = false;
  private isDue = false;
  private current: Subscription | undefined;
  private pauses: Subscription | undefined;
  private readonly turn: Turn | undefined = offeredTurns()?.take();

  constructor(
    private readonly source: Observable<R>,
    private readonly result: Subscriber<Attempt<R>>,
    private readonly plan: PollPlan,
  ) {
    this.scheduler = plan.scheduler;
    const now = plan.scheduler.now();
    this.beganAt = now;
    this.dueAt = now + plan.startAfter;
  }

  /** Starts anew, or goes on from a checkpoint. */
  start(): void {
    const { from, pauseWhile } = this.plan;
    if (from?.nextAt === null) {
      this.result.complete();
      return;
    }
    if (from !== undefined) {
      this.number = from.attempts;
      this.beganAt = from.beganAt;
      this.dueAt = from.nextAt;
      this.previousDelay = from.previousDelay ?? undefined;
      this.reason = from.delayReason ?? 'schedule';
      this.tally = from.tally;
    }
    this.pauses = pauseWhile?.subscribe({
      next: (isPaused) => this.pause(isPaused),
      error: (error: unknown) => this.result.error(error),
    });
    if (this.result.closed) return;
    const delay = this.dueAt - this.scheduler.now();
    if (delay > 0) wait(this, delay);
    else this.due();
  }

  /** The source has answered. */
  succeed(response: R): void {
    this.failures = 0;
    this.conclude({ response });
  }

  /** The source has failed. */
  fail(error: unknown): void {
    if (this.failures++ < this.plan.tolerateErrors && !isAbort(error)) {
      this.conclude({ error });
      return;
    }
    addHistory(error, { attempts: this.number, last: this.last, tally: tallied(this.tally, outcomeOfError(error)) });
    this.result.error(error);
  }

  unsubscribe(): void {
    reportCutPoll();
    this.timer?.unsubscribe();
    try {
      this.current?.unsubscribe();
    } finally {
      this.turn?.leave();
      this.pauses?.unsubscribe();
    }
  }

  /** An attempt is due. */
  due(): void {
    this.isDue = this.isPaused;
    if (this.isPaused) return;
    if (this.turn) this.turn.enter(() => this.askInTurn());
    else this.ask();
  }

  /** The turn may have come late: the poll may be paused by now. */
  private askInTurn(): void {
    if (this.isPaused) {
      this.isDue = true;
      this.turn?.leave();
    } else this.ask();
  }

  private ask(): void {
    this.number++;
    this.startedAt = this.scheduler.now();
    const attempt = new AttemptRun(this);
    this.current = attempt;
    if (this.turn || hasTurns()) holdTurn(this.turn, () => this.source.subscribe(attempt));
    else this.source.subscribe(attempt);
  }

  private pause(isPaused: boolean): void {
    this.isPaused = isPaused;
    if (this.isDue) this.due();
  }

  private conclude(outcome: Outcome<R>): void {
    const now = this.scheduler.now();
    const { attempt, failure } = conclude(this.plan, this, outcome, now);
    this.current = undefined;
    this.last = attempt;
    this.tally = attempt.tally;
    this.previousDelay = attempt.scheduledDelay;
    this.reason = attempt.delayReason;
    const { nextDelay } = attempt;
    this.result.next(attempt);
    this.turn?.leave();
    if (failure !== undefined) this.result.error(failure.error);
    else if (nextDelay === undefined) this.result.complete();
    else if (!this.result.closed) {
      const later = this.scheduler.now(); // what the subscriber does with an attempt takes time
      this.dueAt = now + nextDelay;
      wait(this, Math.min(nextDelay, Math.max(0, this.dueAt - later)), later === this.startedAt);
    }
  }
}

/** Observes the source for one attempt, which is the last value when it completes. */
class AttemptRun<R> extends Subscriber<R> {
  private hasValue = false;
  private value: R | undefined;

  constructor(private readonly poll: Poll<R>) {
    super();
  }

  protected override _next(value: R): void {
    this.hasValue = true;
    this.value = value;
  }

  protected override _error(error: unknown): void {
    try {
      this.unsubscribe();
    } finally {
      this.poll.fail(error); // also where a teardown throws
    }
  }

  protected override _complete(): void {
    try {
      this.unsubscribe();
    } finally {
      if (this.hasValue) this.poll.succeed(this.value as R);
      else
        this.poll.fail(new TypeError('backoffSchedule: the source completed without a value, so there is no attempt'));
    }
  }
}
