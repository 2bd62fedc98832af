import { Observable, Subscriber } from 'rxjs';
import type { Unsubscribable } from 'rxjs';
import type { Waiting } from './wait.js';

/** Who is told of a run. */
export interface Listener<T> {
  next(value: T): void;
  error(error: unknown): void;
  complete(): void;
}

/**
 * One subscription, as the operators of the package see those of each other: no Subscriber stands between two of them, for
 * that is most of what an attempt would cost.
 *
 * It tells its listener what an Observable tells its observer: values, then an error or the end; nothing after that, and
 * nothing once it is unsubscribed. When it ends, it has cleared up already.
 */
export interface Run extends Unsubscribable {
  start(): void;
  /** Takes it upon itself to call `due` of a deadline in time, for it has a timer anyway; false if it cannot. */
  takeDeadline?(deadline: Deadline): boolean;
  /** Whether no request is under way, for it waits to send one again. */
  readonly isWaiting?: boolean | undefined;
}

/** When a run must have ended. */
export interface Deadline extends Waiting {
  dueAt: number;
  /** That of a run around it. */
  outer: Deadline | undefined;
  /** The poll within it that puts it off while it is paused. */
  pauser: Pauser | undefined;
  putOff(time: number): void;
  /** Puts it off by what a server may hold a request, which the limit is longer by. */
  widen(time: number): void;
}

/** What puts off the deadlines around it. */
export interface Pauser {
  /** Puts them off by the pause so far, if there is one. */
  leaveOutPause(): void;
  /** Whether they stand still, so that no timer need run for them. */
  readonly isStill: boolean;
}

let innermost: Deadline | undefined;

/** The deadline within which a run is being started, if there is one. */
export function deadlineAround(): Deadline | undefined {
  return innermost;
}

/** Enters a deadline, or leaves all, and gives the one that was left, to which one has to return. */
export function enterDeadline(deadline: Deadline | undefined): Deadline | undefined {
  const left = innermost;
  innermost = deadline;
  return left;
}

/** Does something that starts within no deadline, for what it starts may outlive it. */
export function withinNoDeadline<T>(act: () => T): T {
  const outer = enterDeadline(undefined);
  try {
    return act();
  } finally {
    innermost = outer;
  }
}

/** Starts a run within a deadline, whatever operators stand between that and a poll. */
export function startWithin(deadline: Deadline, run: Run): void {
  deadline.outer = enterDeadline(deadline);
  try {
    run.start();
  } finally {
    innermost = deadline.outer;
  }
}

/** An Observable that can be run without a Subscriber. */
export class Runnable<T> extends Observable<T> {
  constructor(readonly runFor: (listener: Listener<T>) => Run) {
    super((result) => {
      const run = runFor(result);
      result.add(run); // before it starts: what it tells may end it
      run.start();
    });
  }
}

/** A run of any Observable. */
export function runOf<T>(source: Observable<T>, listener: Listener<T>): Run {
  return source instanceof Runnable ? (source as Runnable<T>).runFor(listener) : new SourceRun(source, listener);
}

/** Ends a run, and tells that it has come to its end: also where a teardown throws. */
export function completeRun(run: Unsubscribable, listener: Listener<never>): void {
  try {
    run.unsubscribe();
  } finally {
    listener.complete();
  }
}

/** Ends a run, and tells why: also where a teardown throws. */
export function failRun(run: Unsubscribable, listener: Listener<never>, error: unknown): void {
  try {
    run.unsubscribe();
  } finally {
    listener.error(error);
  }
}

/** A run of an Observable that somebody else made. */
class SourceRun<T> extends Subscriber<T> implements Run {
  constructor(
    private readonly source: Observable<T>,
    private readonly listener: Listener<T>,
  ) {
    super();
  }

  /** What subscribing throws is an error of the source; after its end, such as that of a teardown, it is nobody's. */
  start(): void {
    try {
      this.source.subscribe(this);
    } catch (error) {
      this.error(error);
    }
  }

  protected override _next(value: T): void {
    this.listener.next(value);
  }

  protected override _error(error: unknown): void {
    failRun(this, this.listener, error);
  }

  protected override _complete(): void {
    completeRun(this, this.listener);
  }
}
