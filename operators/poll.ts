import type { Observable, SchedulerLike, Subscription } from 'rxjs';
import type { Attempt, DelayReason, Tally } from '../lib/attempt.js';
import { addHistory } from '../lib/errors/addHistory.js';
import { isAbort } from '../lib/isAbort.js';
import { outcomeOfError } from '../lib/outcome.js';
import type { Outcome, Progress } from '../lib/poll/conclude.js';
import { conclude } from '../lib/poll/conclude.js';
import type { PollPlan } from '../lib/poll/planPoll.js';
import { noTally, tallied } from '../lib/tally.js';
import { reportCutPoll } from '../lib/transport/cutOff.js';
import type { Deadline, Listener, Run } from './run.js';
import { completeRun, failRun, runOf } from './run.js';
import type { Turn } from './turns/turn.js';
import { hasTurns, holdTurn, offeredTurns, offerTurns } from './turns/turn.js';
import type { Waiting } from './wait.js';
import { wait } from './wait.js';

/** What an attempt has before the source has told anything. */
const none = Symbol();

/** By how many milliseconds timers may be early, at the most. */
const timerError = 1_000;

/**
 * One subscription to a poll: all of its state, its teardown, and the observer of the source for each attempt.
 *
 * It is what stays in memory while a poll waits, with one timer: the deadline of who listens has none of its own.
 */
export class Poll<R> implements Run, Listener<R>, Progress, Waiting {
  number = 0;
  beganAt: number;
  left = -1;
  timer: Subscription | undefined;
  private state: 'waiting' | 'held' | 'asking' | 'over' = 'waiting';
  /** When the attempt started, and when it was due, since the poll began: a time of day would be an object each. */
  private started = 0;
  private scheduled: number;
  private current: Run | undefined;
  private value: R | typeof none = none;
  private last: Attempt<R> | undefined;
  private failures = 0;
  private isPaused = false;
  private pauses: Subscription | undefined;
  private deadline: Deadline | undefined;
  private readonly turn: Turn | undefined = offeredTurns()?.take();

  constructor(
    private readonly source: Observable<R>,
    private readonly listener: Listener<Attempt<R>>,
    private readonly plan: PollPlan,
  ) {
    this.beganAt = plan.scheduler.now();
    this.scheduled = plan.startAfter;
  }

  get scheduler(): SchedulerLike {
    return this.plan.scheduler;
  }

  get startedAt(): number {
    return this.beganAt + this.started;
  }

  get slot(): number {
    return this.beganAt + this.scheduled;
  }

  get previousDelay(): number | undefined {
    return this.last ? this.last.scheduledDelay : (this.plan.from?.previousDelay ?? undefined);
  }

  get reason(): DelayReason {
    return this.last?.delayReason ?? this.plan.from?.delayReason ?? 'schedule';
  }

  get tally(): Tally {
    return this.last?.tally ?? this.plan.from?.tally ?? noTally;
  }

  /** When the timer rings: for the next attempt, or for the deadline if that comes first. */
  get dueAt(): number {
    const { state, slot, deadline } = this;
    return state === 'waiting' && !(deadline && deadline.dueAt <= slot) ? slot : (deadline?.dueAt ?? Infinity);
  }

  /** Starts anew, or goes on from a checkpoint. */
  start(): void {
    const { from, pauseWhile } = this.plan;
    if (from?.nextAt === null) {
      this.listener.complete();
      return;
    }
    if (from !== undefined) {
      this.number = from.attempts;
      this.beganAt = from.beganAt;
      this.scheduled = from.nextAt - from.beganAt;
    }
    this.pauses = pauseWhile?.subscribe({
      next: (isPaused) => this.pause(isPaused),
      error: (error: unknown) => failRun(this, this.listener, error),
    });
    if (this.state === 'over') this.pauses?.unsubscribe();
    else if (this.slot > this.scheduler.now()) this.sleep();
    else this.proceed();
  }

  /** Rings the deadline of who listens, too. */
  takeDeadline(deadline: Deadline): boolean {
    if (this.deadline || deadline.scheduler !== this.scheduler) return false;
    this.deadline = deadline;
    return true;
  }

  /** The timer rings, which may be late: after a sleep the deadline may be over as well. */
  due(): void {
    const { deadline, dueAt } = this;
    const isDeadline = dueAt === deadline?.dueAt;
    const now = this.keepTime(dueAt);
    if (deadline && (isDeadline || now >= deadline.dueAt)) deadline.due();
    else this.proceed(now);
  }

  /** The source tells; the attempt is what it told last. */
  next(value: R): void {
    this.value = value;
  }

  /** The source has failed. */
  error(error: unknown): void {
    if (this.failures++ < this.plan.tolerateErrors && !isAbort(error)) {
      this.conclude({ error });
      return;
    }
    addHistory(error, { attempts: this.number, last: this.last, tally: tallied(this.tally, outcomeOfError(error)) });
    failRun(this, this.listener, error);
  }

  /** The source has answered. */
  complete(): void {
    const { value } = this;
    if (value !== none) {
      this.failures = 0;
      this.conclude({ response: value });
    } else this.error(new TypeError('backoffSchedule: the source completed without a value, so there is no attempt'));
  }

  unsubscribe(): void {
    this.state = 'over';
    reportCutPoll();
    this.timer?.unsubscribe();
    try {
      this.current?.unsubscribe();
    } finally {
      this.turn?.leave();
      this.pauses?.unsubscribe();
    }
  }

  /** An attempt that waits for its turn gives that up when it is held, and enters anew: a turn is entered but once. */
  private pause(isPaused: boolean): void {
    if (isPaused === this.isPaused) return;
    this.isPaused = isPaused;
    if (this.state !== 'held') return;
    if (isPaused) this.turn?.leave();
    else this.proceed();
  }

  /** An attempt is due: it starts, unless it is held, and then the deadline may be what comes next. */
  private proceed(now = this.scheduler.now()): void {
    this.state = 'held';
    if (this.turn && !this.isPaused) this.turn.enter(() => this.ask(this.scheduler.now()));
    else this.ask(now);
    if (this.deadline && this.left < 0 && this.isUnderWay()) this.sleep(); // a timer that runs is set for it
  }

  private isUnderWay(): boolean {
    return this.state === 'held' || this.state === 'asking';
  }

  private ask(now: number): void {
    if (this.isPaused) return;
    this.state = 'asking';
    this.number++;
    this.started = now - this.beganAt;
    if (this.turn || hasTurns()) holdTurn(this.turn, () => this.run());
    else this.run();
  }

  private run(): void {
    this.value = none;
    this.current = runOf(this.source, this);
    this.current.start();
  }

  private conclude(outcome: Outcome<R>): void {
    const now = this.keepTime(this.startedAt);
    const { attempt, failure } = conclude(this.plan, this, outcome, now);
    if (!this.isUnderWay()) return; // the schedule may have unsubscribed
    this.current = undefined;
    this.last = attempt;
    const { turn, listener } = this;
    if (turn) offerTurns(turn.turns, () => listener.next(attempt));
    else listener.next(attempt);
    turn?.leave();
    if (this.state === 'over') return;
    const { nextDelay } = attempt;
    if (failure !== undefined) failRun(this, listener, failure.error);
    else if (nextDelay === undefined) offerTurns(turn?.turns, () => completeRun(this, listener));
    else {
      this.state = 'waiting';
      const later = this.keepTime(now); // what the subscriber does with an attempt takes time
      this.scheduled = Math.min(now, later) - this.beganAt + nextDelay;
      this.sleep(later);
    }
  }

  /** Tells the time, which is later than another one; a clock that was set back meanwhile moves the deadline with it. */
  private keepTime(earlier: number): number {
    const now = this.scheduler.now();
    if (this.deadline && now < earlier - timerError) this.deadline.dueAt -= earlier - now;
    return now;
  }

  /** Waits for what is due next. */
  private sleep(now = this.scheduler.now()): void {
    wait(this, Math.max(0, this.dueAt - now), now === this.startedAt);
  }
}
