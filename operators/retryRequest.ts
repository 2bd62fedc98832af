import { Observable, Subscriber } from 'rxjs';
import type { MonoTypeOperatorFunction, SchedulerLike, Subscription } from 'rxjs';
import type { Retry, RetryOptions, RetryPolicy } from '../lib/retry/retryPolicy.js';
import { retryPolicy } from '../lib/retry/retryPolicy.js';
import { takeHeldTurn } from './turn.js';
import type { Turn } from './turn.js';
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

  return (source) =>
    new Observable((result) => {
      new Try(source, result, policy, takeHeldTurn()).due();
    });
}

/** One try, linked to the result: the observer of the source, or the wait before it. */
class Try<R> extends Subscriber<R> implements Waiting {
  readonly scheduler: SchedulerLike;
  dueAt = 0;
  left = 0;
  timer: Subscription | undefined;
  private startedAt = 0;
  private retry: Retry | undefined;

  constructor(
    private readonly source: Observable<R>,
    private readonly result: Subscriber<R>,
    private readonly policy: RetryPolicy,
    private readonly turn: Turn | undefined,
    private readonly number = 1,
    private beganAt?: number,
    private readonly previousDelay?: number,
  ) {
    super(result);
    this.scheduler = policy.scheduler;
  }

  due(): void {
    if (this.turn && this.number > 1) this.turn.enter(() => this.ask());
    else this.ask();
  }

  private ask(): void {
    if (this.closed) return;
    this.startedAt = this.scheduler.now();
    this.beganAt ??= this.startedAt;
    this.source.subscribe(this);
  }

  override unsubscribe(): void {
    if (this.closed) return;
    this.timer?.unsubscribe();
    super.unsubscribe();
  }

  protected override _next(response: R): void {
    if (this.isTaken(response, undefined)) this.result.next(response);
  }

  protected override _error(error: unknown): void {
    if (this.isTaken(undefined, error)) super._error(error);
    else this.again();
  }

  protected override _complete(): void {
    if (this.retry === undefined) super._complete();
    else this.again();
  }

  /** Whether an outcome is passed on, and not tried again. What a callback throws is the outcome then. */
  private isTaken(response: R | undefined, error: unknown): boolean {
    const { number, previousDelay, policy } = this;
    this.retry = undefined;
    try {
      if (error === undefined && policy.isFinal(response)) return true;
      const now = this.scheduler.now();
      const elapsed = Math.max(0, now - (this.beganAt ?? now));
      const duration = Math.max(0, now - this.startedAt);
      this.retry = policy.retryAfter({ attempt: number, elapsed, duration, previousDelay, response, error }, now);
    } catch (thrown) {
      super._error(thrown);
      return false;
    }
    return this.retry === undefined;
  }

  private again(): void {
    const { retry, result, number, scheduler } = this;
    if (retry === undefined || result.closed) return; // a callback may have thrown, or unsubscribed
    try {
      this.unsubscribe();
    } finally {
      this.turn?.leave(); // while it waits
      const next = new Try(this.source, result, this.policy, this.turn, number + 1, this.beganAt, retry.scheduled);
      next.dueAt = scheduler.now() + retry.delay;
      wait(next, retry.delay);
    }
  }
}
