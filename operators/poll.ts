import type { Observable, SchedulerLike, Subscription } from 'rxjs';
import type { Attempt, Pace, Tally } from '../lib/attempt.js';
import { addHistory } from '../lib/errors/addHistory.js';
import { isAbort } from '../lib/isAbort.js';
import type { PollEnd, PollObserver } from '../lib/observer.js';
import { observerFrom } from '../lib/observer.js';
import { outcomeOfError } from '../lib/outcome.js';
import type { Conclusion, Outcome } from '../lib/poll/conclude.js';
import { conclude } from '../lib/poll/conclude.js';
import type { PollPlan } from '../lib/poll/planPoll.js';
import type { Progress } from '../lib/poll/progress.js';
import { noTally, tallied } from '../lib/tally.js';
import { reportCutPoll } from '../lib/transport/cutOff.js';
import type { Deadline, Listener, Run } from './run.js';
import { completeRun, deadlineAround, enterDeadline, failRun, runOf } from './run.js';
import type { PollScope } from './scope.js';
import { enterScope } from './scope.js';
import type { Turn } from './turns/turn.js';
import { hasTurns, holdTurn, offeredTurns, offerTurns } from './turns/turn.js';
import type { Waiting } from './wait.js';
import { wait } from './wait.js';
import { Watch } from './watch.js';

/** What an attempt has before the source has told anything. */
const none = Symbol();

/** By how many milliseconds timers may be early, at the most. */
const timerError = 1_000;

/**
 * One subscription to a poll: all of its state, its teardown, and the observer of the source for each attempt.
 *
 * It is what stays in memory while a poll waits, with one timer: the deadline of who listens has none of its own. What hears
 * signals, too, is a {@link SignalledPoll}.
 */
export class Poll<R> implements Run, Listener<R>, Progress, Waiting, PollScope {
  number = 0;
  beganAt: number;
  left = -1;
  timer: Subscription | undefined;
  protected state: 'waiting' | 'held' | 'asking' | 'telling' | 'over' = 'waiting';
  /** When the attempt started, and when it was due, since the poll began: a time of day would be an object each. */
  protected started = 0;
  protected scheduled: number;
  protected current: Run | undefined;
  private value: R | typeof none = none;
  last: Attempt<R> | undefined;
  memories: Map<object, unknown> | undefined;
  private failures = 0;
  /** The one for which it has a timer, and the innermost around it, which as a rule is the same. */
  protected deadline: Deadline | undefined;
  protected around: Deadline | undefined;
  private watch: Watch | undefined;
  protected readonly turn: Turn | undefined = offeredTurns()?.take();

  constructor(
    private readonly source: Observable<R>,
    private readonly listener: Listener<Attempt<R>>,
    protected readonly plan: PollPlan,
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

  get tally(): Tally {
    return this.last?.tally ?? this.plan.from?.tally ?? noTally;
  }

  get observer(): PollObserver | undefined {
    return this.watch?.observer;
  }

  get pace(): Pace | undefined {
    return (this.last ?? this.plan.from)?.pace;
  }

  get deadlineAt(): number {
    let earliest = Infinity;
    for (let { around } = this; around; around = around.outer) earliest = Math.min(earliest, around.dueAt);
    return earliest;
  }

  get wasLast(): boolean {
    return (this.last ?? this.plan.from)?.delayReason === 'deadline';
  }

  /** When the timer rings: for the next attempt, or for the deadline if that comes first. */
  get dueAt(): number {
    return this.deadline ? Math.min(this.nextAt, this.deadline.dueAt) : this.nextAt;
  }

  /** When the next attempt starts, if the poll waits for it. */
  protected get nextAt(): number {
    return this.state === 'waiting' ? this.slot : Infinity;
  }

  /** Starts anew, or goes on from a checkpoint. */
  start(): void {
    if (this.state === 'over') return; // who is told of another end may have left before the start
    const { from } = this.plan;
    this.around = deadlineAround();
    if (!this.isObserved()) return;
    if (from?.nextAt === null) {
      this.finish();
      return;
    }
    if (from !== undefined) {
      this.number = from.attempts;
      this.beganAt = from.beganAt;
      this.scheduled = from.nextAt - from.beganAt;
    }
    this.begin();
  }

  protected begin(): void {
    if (this.slot > this.scheduler.now()) this.sleep();
    else this.proceed();
  }

  /** Makes the observer of this subscription, if there is one to be; false if that throws. */
  private isObserved(): boolean {
    try {
      const observer = observerFrom(this.plan.observer);
      if (observer) this.watch = new Watch(observer);
      return true;
    } catch (error) {
      this.fail(error);
      return false;
    }
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
    this.fail(error);
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
    const cut = reportCutPoll();
    this.timer?.unsubscribe();
    try {
      this.current?.unsubscribe();
    } finally {
      this.turn?.leave();
      this.watch?.end(this.last, cut);
    }
  }

  protected fail(error: unknown): void {
    this.end({ outcome: 'error', error }, () => failRun(this, this.listener, error));
  }

  private finish(): void {
    this.end({ outcome: 'completed' }, () => completeRun(this, this.listener));
  }

  private end(how: Pick<PollEnd, 'outcome' | 'error'>, act: () => void): void {
    if (this.watch && (how.outcome === 'error' || !this.watch.outcome)) Object.assign(this.watch, how);
    const outer = enterScope(undefined);
    try {
      act();
    } finally {
      enterScope(outer);
    }
  }

  /** An attempt is due: it starts, unless it is held, and then the deadline may be what comes next. */
  protected proceed(now: number = this.scheduler.now()): void {
    this.state = 'held';
    if (this.turn && !this.isHeld()) this.turn.enter(() => this.ask(this.scheduler.now()));
    else this.ask(now);
    if (this.deadline && this.left < 0 && this.isUnderWay()) this.sleep(); // a timer that runs is set for it
  }

  /** Whether no attempt may start. */
  protected isHeld(): boolean {
    return false;
  }

  private isUnderWay(): boolean {
    return this.state === 'held' || this.state === 'asking';
  }

  protected ask(now: number): void {
    if (this.isHeld()) return;
    this.state = 'asking';
    this.number++;
    this.started = now - this.beganAt;
    if (this.turn || hasTurns()) holdTurn(this.turn, () => this.run());
    else this.run();
  }

  private run(): void {
    this.value = none;
    const outer = enterScope(this);
    const deadline = enterDeadline(undefined); // those around the poll are not those of a request
    try {
      this.current = runOf(this.source, this);
      this.current.start();
    } finally {
      enterScope(outer);
      enterDeadline(deadline);
    }
  }

  private conclude(outcome: Outcome<R>): void {
    const now = this.keepTime(this.startedAt);
    this.current = undefined;
    const conclusion = conclude(this.plan, this, outcome, now);
    if (!this.isUnderWay()) return; // the schedule may have unsubscribed
    const { turn } = this;
    const { attempt, failure } = conclusion;
    const { nextDelay } = attempt;
    this.last = attempt;
    if (failure === undefined && nextDelay !== undefined) {
      this.schedule(conclusion, now);
      this.state = 'telling';
    }
    if (turn) offerTurns(turn.turns, () => this.tell(attempt));
    else this.tell(attempt);
    turn?.leave();
    if (this.state === 'over') return;
    if (failure !== undefined) this.fail(failure.error);
    else if (nextDelay === undefined) offerTurns(turn?.turns, () => this.finish());
    else {
      const later = this.keepTime(now); // what the subscriber does with an attempt takes time
      this.scheduled -= Math.max(0, now - later);
      this.state = 'waiting';
      this.sleep(later);
    }
  }

  /** Schedules the next attempt. */
  protected schedule({ attempt: { nextDelay = 0 } }: Conclusion<R>, now: number): void {
    this.scheduled = now - this.beganAt + nextDelay;
  }

  /** Outside of its own scope, for what follows an attempt is no part of it. */
  private tell(attempt: Attempt<R>): void {
    const outer = enterScope(undefined);
    try {
      if (this.isTold(attempt)) this.listener.next(attempt);
    } finally {
      enterScope(outer);
    }
  }

  /** Tells the observer, which may throw, or unsubscribe. */
  private isTold(attempt: Attempt<R>): boolean {
    try {
      this.watch?.tell(attempt);
    } catch (error) {
      if (this.state !== 'over') this.fail(error);
    }
    return this.state !== 'over';
  }

  /** Tells the time, which is later than another one; a clock that was set back meanwhile moves the deadline with it. */
  protected keepTime(earlier: number): number {
    const now = this.scheduler.now();
    if (this.deadline && now < earlier - timerError) this.deadline.dueAt -= earlier - now;
    return now;
  }

  /** Waits for what is due next. */
  protected sleep(now: number = this.scheduler.now()): void {
    wait(this, Math.max(0, this.dueAt - now), now === this.startedAt);
  }
}
