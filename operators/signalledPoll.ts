import { Subscription } from 'rxjs';
import type { Conclusion } from '../lib/poll/conclude.js';
import { slowedBy } from '../lib/poll/slowedBy.js';
import { Poll } from './poll.js';
import type { Pauser } from './run.js';

/** Where the server allows the next attempt at any time: long before the poll began, be the clock set back. */
const noFloor = -(2 ** 30);

/** A poll that hears when it is to pause, and when somebody wants an attempt. */
export class SignalledPoll<R> extends Poll<R> implements Pauser {
  private readonly heard = new Subscription();
  /** Since when it is paused, in epoch milliseconds. */
  private pausedAt: number | undefined;
  /** How much of the attempt under way counts for no deadline, in milliseconds. */
  private pausedFor = 0;
  /** When the server allows the next attempt, since the poll began. */
  private floor = noFloor;
  /** Whether the next attempt was asked for. */
  private isWanted = false;
  /** Whether what was to be the last attempt is not, for the deadline is another. */
  private hasTime = false;

  get leftOut(): number {
    return this.pausedFor;
  }

  override get wasLast(): boolean {
    return super.wasLast && !this.hasTime;
  }

  /** Where a pause puts deadlines off, nobody knows when they end. */
  override get deadlineAt(): number {
    return this.plan.pauseDeadline ? Infinity : super.deadlineAt;
  }

  override get dueAt(): number {
    return this.isStill ? this.nextAt : super.dueAt;
  }

  override error(error: unknown): void {
    this.leaveOutPause();
    super.error(error);
  }

  override unsubscribe(): void {
    this.state = 'over';
    if (this.isPaused) this.pause(false);
    try {
      super.unsubscribe();
    } finally {
      this.heard.unsubscribe();
    }
  }

  protected override begin(): void {
    const { from, pauseWhile, pauseDeadline, pollNow } = this.plan;
    for (let around = pauseDeadline ? this.around : undefined; around; around = around.outer) around.pauser = this;
    if (from && !['schedule', 'deadline', 'cache', 'held'].includes(from.delayReason ?? 'held'))
      this.floor = this.scheduled;
    const error = (error: unknown): void => this.fail(error);
    this.heard.add(pauseWhile?.subscribe({ next: (isPaused: unknown) => this.pause(Boolean(isPaused)), error }));
    if (!this.isOver()) this.heard.add(pollNow?.subscribe({ next: () => this.hurry(), error }));
    if (!this.isOver()) super.begin();
  }

  /** An attempt that waits for its turn gives that up when it is held, and enters anew: a turn is entered but once. */
  private pause(isPaused: boolean): void {
    const { state, plan } = this;
    const now = this.leaveOutPause();
    if (isPaused === this.isPaused) return;
    this.pausedAt = isPaused ? now : undefined;
    if (plan.pauseDeadline) this.putOff(0);
    if (plan.slowDown || this.dueAt <= now)
      this.sleepAnew(); // no timer counts what a computer sleeps
    else if (state === 'held' && !isPaused) this.proceed(now);
    else if (state === 'held') this.turn?.leave();
    else if (state === 'asking' && isPaused && plan.inFlight === 'abort') {
      // Not at once, for it may be the teardown of the request that tells: then it has been answered.
      this.heard.add(this.scheduler.schedule(() => this.breakOff()));
    }
  }

  /** Aborts the request that is under way: the attempt is held, and starts anew. */
  private breakOff(): void {
    const { current } = this;
    if (!current || current.isWaiting || !this.isHeld()) return;
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
  private hurry(): void {
    if (this.state === 'asking') return;
    this.scheduled = Math.min(this.scheduled, Math.max(this.floor, this.scheduler.now() - this.beganAt));
    this.isWanted = true;
    this.hasTime = true;
    this.sleepAnew();
  }

  /** A pause may slow the poll down. */
  protected override get nextAt(): number {
    const { last, plan } = this;
    const isSlow = last && this.isPaused && !this.isWanted;
    return super.nextAt + (isSlow ? slowedBy(plan, last, this.scheduled) : 0);
  }

  protected override isHeld(): boolean {
    return this.isPaused && !this.plan.slowDown;
  }

  private get isPaused(): boolean {
    return this.pausedAt !== undefined;
  }

  private isOver(): boolean {
    return this.state === 'over';
  }

  protected override ask(now: number): void {
    if (!this.isHeld()) this.pausedFor = 0;
    super.ask(now);
  }

  protected override schedule(conclusion: Conclusion<R>, now: number): void {
    super.schedule(conclusion, now);
    this.floor = conclusion.floor > 0 ? now - this.beganAt + conclusion.floor : noFloor;
    this.isWanted = this.hasTime = false;
  }

  /** Leaves the pause so far out of what deadlines count, as if the poll had begun that much later. Tells the time. */
  leaveOutPause(): number {
    const now = this.scheduler.now();
    if (!this.isStill) return now;
    const pause = now - (this.pausedAt ?? now);
    this.pausedAt = now;
    if (pause <= 0) return now; // a clock that was set back prolongs no wait
    this.beganAt += pause;
    this.started -= pause;
    this.scheduled -= pause;
    this.floor -= pause;
    this.pausedFor += pause;
    this.hasTime = true;
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

  protected override keepTime(earlier: number): number {
    this.leaveOutPause();
    return super.keepTime(earlier);
  }

  private sleepAnew(): void {
    if (this.state === 'waiting' && this.left >= 0) this.sleep();
  }
}
