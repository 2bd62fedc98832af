import type { MonoTypeOperatorFunction, Observable, OperatorFunction } from 'rxjs';
import { assertAttempt } from '../lib/assertAttempt.js';
import type { Attempt } from '../lib/attempt.js';
import { PollExhaustedError } from '../lib/errors/pollExhaustedError.js';
import type { ResponseFilter } from '../lib/filter/responseFilter.js';
import type { BodyOf, HttpResponse } from '../lib/httpResponse.js';
import { markExhausted } from '../lib/matcher/exhausted.js';
import type { Predicate } from '../lib/matcher/compileMatcher.js';
import { isUnchanged } from '../lib/matcher/isUnchanged.js';
import type { Judging, Verdict } from '../lib/matcher/judge.js';
import { pending } from '../lib/matcher/judge.js';
import type { MatchOptions, MatchPlan, PresetMatchOptions } from '../lib/matcher/planMatch.js';
import { planMatch } from '../lib/matcher/planMatch.js';
import type { StandardSchema } from '../lib/schema/standardSchema.js';
import type { Deadline, Listener, Run } from './run.js';
import { completeRun, failRun, Runnable, runOf } from './run.js';
import type { Watch } from './watch.js';
import { watchOf } from './watch.js';

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
 * In place of a matcher it takes a preset, such as `openaiBatch` of `rxpoll/presets`, which knows the words of an API: it
 * completes when the job has succeeded, and errors with {@link PollFailedError} when the job has failed, was cancelled, or
 * needs somebody to act. What the preset does not know goes by `unknownState`: by default ten such answers in a row end the
 * poll with {@link UnknownStateError}, which says that the poll failed, and not the job.
 *
 * An answer that has not changed (`conditional` of {@link pollHttp}) is not looked at again, and what was found in it stands.
 * Only a predicate that takes the attempt too is asked about each.
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
 * @param matcher What an answer must be like, or a preset that knows.
 * @param options See {@link MatchOptions} and, for presets, {@link PresetMatchOptions}.
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
// Stands last, for what a compiler says of a wrong filter, or of a wrong option, is what it says of the last overload.
export function takeUntilMatch<R, M extends Deciding<R> = Deciding<R>>(
  matcher: M,
  options?: M extends Judging ? PresetMatchOptions<NoInfer<R>> : MatchOptions<NoInfer<R>>,
): MonoTypeOperatorFunction<Attempt<R>>;
export function takeUntilMatch<R>(
  matcher: unknown,
  options: PresetMatchOptions<R> = {},
): MonoTypeOperatorFunction<Attempt<R>> {
  const plan = planMatch<R>(matcher, options);

  return (source) => new Runnable((listener) => new MatchRun(source, listener, plan));
}

/** What says which answer matches: a preset, a filter or a predicate. */
type Deciding<R> =
  Judging | ResponseFilter<BodyOf<NoInfer<R>>> | ((response: NoInfer<R>, attempt: Attempt<NoInfer<R>>) => boolean);

/** One subscription: the observer of its source. */
class MatchRun<R> implements Run, Listener<Attempt<R>> {
  private readonly upstream: Run;
  private matches = 0;
  private last: Attempt<R> | undefined;
  /** The last answer that was judged, as long as an unchanged one is known to be the same, and what was found. */
  private known: Attempt<R> | undefined;
  private verdict: Verdict<R> | undefined;
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
    const watch = watchOf(attempt);
    let verdict: Verdict<R>;
    try {
      assertAttempt('takeUntilMatch', attempt);
      verdict = this.judge(attempt, watch);
    } catch (error) {
      if (!this.isOver) this.fail(error, 'error', watch);
      return;
    }
    if (!this.isOver) this.tell(attempt, verdict, watch); // a matcher may have unsubscribed
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

  private judge(attempt: Attempt<R>, watch: Watch | undefined): Verdict<R> {
    if (this.last?.number !== attempt.number - 1) this.known = undefined; // an attempt between them was left out
    if ('error' in attempt) return pending;
    const isSame = isUnchanged(attempt, this.known);
    this.known = attempt;
    return (this.verdict = this.plan.judge(attempt, this.verdict, isSame, watch?.observer));
  }

  private tell(attempt: Attempt<R>, { matched, failure }: Verdict<R>, watch: Watch | undefined): void {
    const { stableFor, onExhausted } = this.plan;
    // What may be marked as exhausted belongs to this subscription alone.
    this.last = matched ?? (onExhausted === 'complete' ? { ...attempt } : attempt);
    this.matches = matched ? this.matches + 1 : 0;
    this.listener.next(this.last);
    if (this.isOver) return;
    if (failure) this.fail(failure, failure.kind === 'failed' ? 'failed' : 'error', watch);
    else if (this.matches >= stableFor) {
      if (watch) watch.outcome = 'matched';
      completeRun(this, this.listener);
    } else if (watch && attempt.nextDelay === undefined && onExhausted === 'error') {
      Object.assign(watch, { outcome: 'error', error: new PollExhaustedError(this.last) });
    }
  }

  private fail(error: unknown, outcome: 'failed' | 'error', watch: Watch | undefined): void {
    if (watch) Object.assign(watch, { outcome, error });
    failRun(this, this.listener, error);
  }
}
