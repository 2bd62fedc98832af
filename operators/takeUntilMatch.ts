import type { MonoTypeOperatorFunction, Observable, OperatorFunction } from 'rxjs';
import { assertAttempt } from '../lib/assertAttempt.js';
import type { Attempt } from '../lib/attempt.js';
import { PollExhaustedError } from '../lib/errors/pollExhaustedError.js';
import { PollFailedError } from '../lib/errors/pollFailedError.js';
import type { ResponseFilter } from '../lib/filter/responseFilter.js';
import type { BodyOf, HttpResponse } from '../lib/httpResponse.js';
import { markExhausted } from '../lib/matcher/exhausted.js';
import type { Predicate } from '../lib/matcher/compileMatcher.js';
import type { MatchOptions, MatchPlan } from '../lib/matcher/planMatch.js';
import { planMatch } from '../lib/matcher/planMatch.js';
import type { StandardSchema } from '../lib/schema/standardSchema.js';
import type { Deadline, Listener, Run } from './run.js';
import { completeRun, failRun, Runnable, runOf } from './run.js';

/**
 * Mirrors the attempts until one matches, and completes with it.
 *
 * ```text
 * source   a--b--c--d|
 * match    c
 * result   a--b--(c|)
 * ```
 *
 * A matcher is a filter (`{ status: [200], body: { status: ['completed'] } }`), a predicate or a type guard on the response,
 * or a Standard Schema of the body; guards and schemas give what follows their type. With `failOn`, an answer that matches
 * that is emitted and ends the poll with {@link PollFailedError}. When the source completes without a match the result
 * errors with {@link PollExhaustedError}, unless `onExhausted` is `'complete'`. Failed attempts pass and never match. What a
 * matcher throws becomes the error. Errors pass as they came. Every subscription counts its own matches; unsubscribing, and
 * the match, unsubscribe the source at once.
 *
 * @example
 * ```ts
 * import { backoffSchedule, pollHttp, takeUntilMatch } from 'rxpoll';
 *
 * pollHttp<{ status: string }>('https://api.example.com/jobs/42')
 *   .pipe(
 *     backoffSchedule({ initialDelay: '2s' }),
 *     takeUntilMatch({ body: { status: ['completed'] } }, { failOn: { body: { status: ['failed'] } } }),
 *   )
 *   .subscribe((attempt) => console.log(attempt.response.body?.status));
 * // running
 * // running
 * // completed
 * ```
 *
 * @param matcher What an answer must be like.
 * @param options See {@link MatchOptions}.
 * @returns An operator that mirrors attempts up to the one that matches.
 * @throws FilterSyntaxError if a filter is not well-formed, TypeError or RangeError if the matcher or an option is not right.
 */
export function takeUntilMatch<R, N extends R>(
  matcher: (response: R, attempt: Attempt<R>) => response is N,
  options?: MatchOptions<R>,
): OperatorFunction<Attempt<R>, Attempt<N>>;
export function takeUntilMatch<R extends HttpResponse, T>(
  matcher: StandardSchema<T>,
  options?: MatchOptions<R>,
): OperatorFunction<Attempt<R>, Attempt<Omit<R, 'body'> & HttpResponse<T>>>;
export function takeUntilMatch<R>(
  matcher: Predicate<NoInfer<R>>,
  options?: MatchOptions<NoInfer<R>>,
): MonoTypeOperatorFunction<Attempt<R>>;
// Stands last, for what a compiler says of a wrong filter is what it says of the last overload.
export function takeUntilMatch<R>(
  matcher: ResponseFilter<BodyOf<NoInfer<R>>> | ((response: NoInfer<R>, attempt: Attempt<NoInfer<R>>) => boolean),
  options?: MatchOptions<NoInfer<R>>,
): MonoTypeOperatorFunction<Attempt<R>>;
export function takeUntilMatch<R>(
  matcher: unknown,
  options: MatchOptions<R> = {},
): MonoTypeOperatorFunction<Attempt<R>> {
  const plan = planMatch<R>(matcher, options);

  return (source) => new Runnable((listener) => new MatchRun(source, listener, plan));
}

/** One subscription: the observer of its source. */
class MatchRun<R> implements Run, Listener<Attempt<R>> {
  private readonly upstream: Run;
  private matches = 0;
  private last: Attempt<R> | undefined;
  private isOver = false;

  constructor(
    source: Observable<Attempt<R>>,
    private readonly listener: Listener<Attempt<R>>,
    private readonly plan: MatchPlan<R>,
  ) {
    this.upstream = runOf(source, this);
  }

  start(): void {
    this.upstream.start();
  }

  takeDeadline(deadline: Deadline): boolean {
    return this.upstream.takeDeadline?.(deadline) ?? false;
  }

  next(attempt: Attempt<R>): void {
    const { failOn, until } = this.plan;
    let hasFailed: boolean;
    let matched: Attempt<R> | undefined;
    try {
      assertAttempt('takeUntilMatch', attempt);
      hasFailed = failOn?.(attempt) !== undefined;
      matched = hasFailed ? undefined : until(attempt);
    } catch (error) {
      if (!this.isOver) failRun(this, this.listener, error);
      return;
    }
    if (!this.isOver) this.tell(attempt, hasFailed, matched); // a matcher may have unsubscribed
  }

  error(error: unknown): void {
    this.listener.error(error);
  }

  complete(): void {
    if (this.plan.onExhausted === 'error') {
      this.listener.error(new PollExhaustedError(this.last));
      return;
    }
    if (this.last) markExhausted(this.last);
    this.listener.complete();
  }

  unsubscribe(): void {
    this.isOver = true;
    this.upstream.unsubscribe();
  }

  private tell(attempt: Attempt<R>, hasFailed: boolean, matched: Attempt<R> | undefined): void {
    const { stableFor, onExhausted } = this.plan;
    // What may be marked as exhausted belongs to this subscription alone.
    this.last = matched ?? (onExhausted === 'complete' ? { ...attempt } : attempt);
    this.matches = matched ? this.matches + 1 : 0;
    this.listener.next(this.last);
    if (this.isOver) return;
    if (hasFailed) failRun(this, this.listener, new PollFailedError(attempt));
    else if (this.matches >= stableFor) completeRun(this, this.listener);
  }
}
