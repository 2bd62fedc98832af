import type { MonoTypeOperatorFunction, Observable, SchedulerLike, Subscription } from 'rxjs';
import type { Retry, RetryOptions, RetryPolicy } from '../lib/retry/retryPolicy.js';
import { retryPolicy } from '../lib/retry/retryPolicy.js';
import { inTurn } from './turns/inTurn.js';
import type { Deadline, Listener, Run } from './run.js';
import { deadlineAround, enterDeadline, failRun, runOf } from './run.js';
import type { PollScope } from './scope.js';
import { enterScope } from './scope.js';
import { takeHeldTurn } from './turns/turn.js';
import type { Turn } from './turns/turn.js';
import type { Waiting } from './wait.js';
import { wait } from './wait.js';

/**
 * Sends a request again when it was lost on the way, or answered by a status that says "try again".
 *
 * ```text
 * source   -#  -(r|)
 * delay    3
 * result   -----(r|)
 * ```
 *
 * It retries network errors, request timeouts, and responses 408, 425, 429, 500, 502, 503 and 504: 4 times, after 1 s
 * doubled each time up to 30 s, with full jitter. With `byStatus`, it retries other responses, each in its way. What the
 * server asks for (`Retry-After`) is a floor for the one wait it came with. When the retries are spent, the last response is
 * emitted, for it is data; the last error passes as it came. A lost `POST` or `PATCH` is not sent again unless `retryUnsafe`,
 * where the request is known: those of {@link pollHttp}. What a callback throws becomes the error. Every subscription has its
 * own retries; unsubscribing unsubscribes the source, or stops the wait.
 *
 * @example
 * ```ts
 * import { pollHttp, retryRequest } from 'rxpoll';
 *
 * pollHttp('https://api.example.com/jobs/42')
 *   .pipe(retryRequest({ maxRetries: 2, initialDelay: '200ms' }))
 *   .subscribe((response) => console.log(response.status)); // 202
 * ```
 *
 * @param options See {@link RetryOptions}.
 * @returns An operator that mirrors the source, once it is answered.
 * @throws TypeError, RangeError, DurationSyntaxError or FilterSyntaxError if an option is not right.
 */
export function retryRequest<R extends { readonly status: number }>(
  options: RetryOptions = {},
): MonoTypeOperatorFunction<R> {
  const policy = retryPolicy(options);

  return (source) => inTurn((listener, scope) => new RetriedRun(source, listener, policy, scope));
}

/** One subscription: the try under way, or the wait before the next. */
class RetriedRun<R> implements Run, Listener<R>, Waiting {
  readonly scheduler: SchedulerLike;
  dueAt = 0;
  left = -1;
  timer: Subscription | undefined;
  private number = 0;
  private beganAt = 0;
  private startedAt = 0;
  private previousDelay: number | undefined;
  private retry: Retry | undefined;
  private current: Run | undefined;
  private isOver = false;
  private around: Deadline | undefined;
  /** Who holds it enters before the first try, and leaves after the last. */
  private readonly turn: Turn | undefined = takeHeldTurn();

  constructor(
    private readonly source: Observable<R>,
    private readonly listener: Listener<R>,
    private readonly policy: RetryPolicy,
    private readonly scope: PollScope | undefined,
  ) {
    this.scheduler = policy.scheduler;
  }

  start(): void {
    this.beganAt = this.scheduler.now();
    this.around = deadlineAround();
    this.ask();
  }

  get isWaiting(): boolean {
    return this.left >= 0;
  }

  /** The wait is over. */
  due(): void {
    if (this.turn) this.turn.enter(() => this.ask());
    else this.ask();
  }

  next(response: R): void {
    if (this.isTaken(response, undefined)) this.listener.next(response);
  }

  error(error: unknown): void {
    if (this.isTaken(undefined, error)) this.listener.error(error);
    else this.again();
  }

  complete(): void {
    if (this.retry === undefined) this.listener.complete();
    else this.again();
  }

  unsubscribe(): void {
    this.isOver = true;
    this.timer?.unsubscribe();
    this.current?.unsubscribe();
  }

  private ask(): void {
    if (this.isOver) return; // the turn may have come late
    this.number++;
    this.startedAt = this.scheduler.now();
    this.retry = undefined;
    const scope = enterScope(this.scope);
    const deadline = enterDeadline(this.around);
    try {
      this.current = runOf(this.source, this);
      this.current.start();
    } finally {
      enterScope(scope);
      enterDeadline(deadline);
    }
  }

  /** Whether an outcome is passed on, and not tried again. What a callback throws is the outcome then. */
  private isTaken(response: R | undefined, error: unknown): boolean {
    const { number, previousDelay, policy } = this;
    this.retry = undefined;
    try {
      if (error === undefined && policy.isFinal(response)) return true;
      const now = this.scheduler.now();
      const elapsed = Math.max(0, now - this.beganAt);
      const duration = Math.max(0, now - this.startedAt);
      const context = { attempt: number, elapsed, duration, previousDelay, response, error };
      this.retry = policy.retryAfter(context, now);
      if (this.retry) this.scope?.observer?.onRetry?.(context, this.retry.delay);
    } catch (thrown) {
      if (!this.isOver) failRun(this, this.listener, thrown);
      return false;
    }
    return this.retry === undefined && !this.isOver;
  }

  private again(): void {
    const { retry, scheduler } = this;
    if (retry === undefined) return; // a callback has thrown
    this.current = undefined;
    if (!this.isOver) this.turn?.leave(); // while it waits
    if (this.isOver) return; // a callback may have unsubscribed, or who has the turn now
    this.previousDelay = retry.scheduled;
    this.dueAt = scheduler.now() + retry.delay;
    wait(this, retry.delay);
  }
}
