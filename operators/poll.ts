import type { Observable, SchedulerLike, Subscription } from 'rxjs';
import type { Attempt, Pace, Tally } from '../lib/attempt.js';
import { addHistory } from '../lib/errors/addHistory.js';
import { isAbort } from '../lib/isAbort.js';
import type { PollEnd, PollObserver } from '../lib/observer.js';
import { observerFrom } from '../lib/observer.js';
import { outcomeOfError } from '../lib/outcome.js';
import type { Outcome } from '../lib/poll/conclude.js';
import { conclude } from '../lib/poll/conclude.js';
import type { PollPlan } from '../lib/poll/planPoll.js';
import type { Progress } from '../lib/poll/progress.js';
import { slowedBy } from '../lib/poll/slowedBy.js';
import { noTally, tallied } from '../lib/tally.js';
import { reportCutPoll } from '../lib/transport/cutOff.js';
import type { Deadline, Listener, Pauser, Run } from './run.js';
import { completeRun, deadlineAround, enterDeadline, failRun, runOf } from './run.js';
import type { PollScope } from './scope.js';
import { enterScope } from './scope.js';
import { noFloor, Signals } from './signals.js';
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
 * It is what stays in memory while a poll waits, with one timer: the deadline of who listens has none of its own.
 */
export class Poll<R> implements Run, Listener<R>, Progress, Waiting, Pauser, PollScope {
  number = 0;
  beganAt: number;
  left = -1;
  timer: Subscription | undefined;
  private state: 'waiting' | 'held' | 'asking' | 'telling' | 'over' = 'waiting';
  /** When the attempt started, and when it was due, since the poll began: a time of day would be an object each. */
  private started = 0;
  private scheduled: number;
  private current: Run | undefined;
  private value: R | typeof none = none;
  last: Attempt<R> | undefined;
  memories: Map<object, unknown> | undefined;
  private failures = 0;
  private signals: Signals | undefined;
  /** The one for which it has a timer, and the innermost around it, which as a rule is the same. */
  private deadline: Deadline | undefined;
  private around: Deadline | undefined;
  private watch: Watch | undefined;
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

  get tally(): Tally {
    return this.last?.tally ?? this.plan.from?.tally ?? noTally;
  }

  get observer(): PollObserver | undefined {
    return this.watch?.observer;
  }

  get pace(): Pace | undefined {
    return (this.last ?? this.plan.from)?.pace;
  }

  /** Where a pause puts them off, nobody knows when they end. */
  get deadlineAt(): number {
    let earliest = Infinity;
    let around = this.plan.pauseDeadline ? undefined : this.around;
    for (; around; around = around.outer) earliest = Math.min(earliest, around.dueAt);
    return earliest;
  }

  get wasLast(): boolean {
    return (this.last ?? this.plan.from)?.delayReason === 'deadline' && this.signals?.hasTime !== true;
  }

  get leftOut(): number {
    return this.signals?.leftOut ?? 0;
  }

  /** When the timer rings: for the next attempt, or for the deadline if that comes first. */
  get dueAt(): number {
    const next = this.state === 'waiting' ? this.slot + this.slowness : Infinity;
    return this.deadline && !this.isStill ? Math.min(next, this.deadline.dueAt) : next;
  }

  /** Starts anew, or goes on from a checkpoint. */
  start(): void {
    const { from, pauseWhile, pollNow } = this.plan;
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
    if (pauseWhile ?? pollNow) this.heed(this.plan);
    if (this.state === 'over') return;
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
    this.leaveOutPause();
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
    if (this.isPaused) this.pause(false);
    const cut = reportCutPoll();
    this.timer?.unsubscribe();
    try {
      this.current?.unsubscribe();
    } finally {
      this.turn?.leave();
      this.signals?.heard.unsubscribe();
      this.watch?.end(this.last, cut);
    }
  }

  private fail(error: unknown): void {
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

  private heed({ from, pauseWhile, pauseDeadline, pollNow }: PollPlan): void {
    const signals = (this.signals = new Signals());
    for (let around = pauseDeadline ? this.around : undefined; around; around = around.outer) around.pauser = this;
    if (from && from.delayReason !== 'schedule' && from.delayReason !== 'deadline') signals.floor = this.scheduled;
    const error = (error: unknown): void => this.fail(error);
    signals.heard.add(pauseWhile?.subscribe({ next: (isPaused: unknown) => this.pause(Boolean(isPaused)), error }));
    if (this.state !== 'over') signals.heard.add(pollNow?.subscribe({ next: () => this.hurry(signals), error }));
  }

  /** An attempt that waits for its turn gives that up when it is held, and enters anew: a turn is entered but once. */
  private pause(isPaused: boolean): void {
    const { state, plan, signals } = this;
    const now = this.leaveOutPause();
    if (!signals || isPaused === this.isPaused) return;
    signals.pausedAt = isPaused ? now : undefined;
    if (plan.pauseDeadline) this.putOff(0);
    if (plan.slowDown || this.dueAt <= now)
      this.sleepAnew(); // no timer counts what a computer sleeps
    else if (state === 'held' && !isPaused) this.proceed(now);
    else if (state === 'held') this.turn?.leave();
    else if (state === 'asking' && isPaused && plan.inFlight === 'abort') {
      // Not at once, for it may be the teardown of the request that tells: then it has been answered.
      signals.heard.add(this.scheduler.schedule(() => this.breakOff()));
    }
  }

  /** Aborts the request that is under way: the attempt is held, and starts anew. */
  private breakOff(): void {
    const { current } = this;
    if (!current || current.isWaiting || !this.isHeld) return;
    this.current = undefined;
    try {
      current.unsubscribe();
    } finally {
      this.turn?.leave();
      if (this.state === 'asking') {
        this.state = 'held';
        this.number--;
        if (!this.isPaused) this.proceed(); // the teardown has ended the pause
      }
    }
  }

  /** Makes the next attempt due, as soon as the server allows it. */
  private hurry(signals: Signals): void {
    if (this.state === 'asking') return;
    this.scheduled = Math.min(this.scheduled, Math.max(signals.floor, this.scheduler.now() - this.beganAt));
    signals.isWanted = true;
    signals.hasTime = true;
    this.sleepAnew();
  }

  /** By how much longer the wait is, for the poll is slowed down. */
  private get slowness(): number {
    const { last, plan } = this;
    return last && this.isPaused && !this.signals?.isWanted ? slowedBy(plan, last, this.scheduled) : 0;
  }

  /** An attempt is due: it starts, unless it is held, and then the deadline may be what comes next. */
  private proceed(now = this.scheduler.now()): void {
    this.state = 'held';
    if (this.turn && !this.isHeld) this.turn.enter(() => this.ask(this.scheduler.now()));
    else this.ask(now);
    if (this.deadline && this.left < 0 && this.isUnderWay()) this.sleep(); // a timer that runs is set for it
  }

  private get isPaused(): boolean {
    return this.signals?.pausedAt !== undefined;
  }

  private get isHeld(): boolean {
    return this.isPaused && !this.plan.slowDown;
  }

  private isUnderWay(): boolean {
    return this.state === 'held' || this.state === 'asking';
  }

  private ask(now: number): void {
    if (this.isHeld) return;
    this.state = 'asking';
    this.number++;
    this.started = now - this.beganAt;
    if (this.signals) this.signals.leftOut = 0;
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
    const { attempt, failure, floor } = conclude(this.plan, this, outcome, now);
    if (!this.isUnderWay()) return; // the schedule may have unsubscribed
    const { turn, signals } = this;
    const { nextDelay } = attempt;
    this.last = attempt;
    if (failure === undefined && nextDelay !== undefined) {
      this.scheduled = now - this.beganAt + nextDelay;
      if (signals) {
        signals.floor = floor > 0 ? now - this.beganAt + floor : noFloor;
        signals.isWanted = signals.hasTime = false;
      }
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

  /** Leaves the pause so far out of what deadlines count, as if the poll had begun that much later. Tells the time. */
  leaveOutPause(): number {
    const now = this.scheduler.now();
    const { signals } = this;
    if (!signals || !this.isStill) return now;
    const pause = now - (signals.pausedAt ?? now);
    signals.pausedAt = now;
    if (pause <= 0) return now; // a clock that was set back prolongs no wait
    this.beganAt += pause;
    this.started -= pause;
    this.scheduled -= pause;
    signals.floor -= pause;
    signals.leftOut += pause;
    signals.hasTime = true;
    this.putOff(pause);
    return now;
  }

  /** Whether deadlines stand still. */
  get isStill(): boolean {
    return this.isPaused && this.plan.pauseDeadline === true;
  }

  private putOff(time: number): void {
    for (let around = this.around; around; around = around.outer) {
      if (around.pauser === this) around.putOff(time);
    }
    if (this.deadline && this.left >= 0) this.sleep();
  }

  /** Tells the time, which is later than another one; a clock that was set back meanwhile moves the deadline with it. */
  private keepTime(earlier: number): number {
    const now = this.leaveOutPause();
    if (this.deadline && now < earlier - timerError) this.deadline.dueAt -= earlier - now;
    return now;
  }

  /** Waits for what is due next. */
  private sleep(now = this.scheduler.now()): void {
    wait(this, Math.max(0, this.dueAt - now), now === this.startedAt);
  }

  private sleepAnew(): void {
    if (this.state === 'waiting' && this.left >= 0) this.sleep();
  }
}
