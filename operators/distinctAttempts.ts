import type { MonoTypeOperatorFunction, Observable } from 'rxjs';
import { assertAttempt } from '../lib/assertAttempt.js';
import type { Attempt } from '../lib/attempt.js';
import type { HttpResponse } from '../lib/httpResponse.js';
import { isExhausted, markExhausted } from '../lib/matcher/exhausted.js';
import { aFunction, check } from '../lib/options.js';
import { sameJson } from '../lib/sameJson.js';
import type { Listener, Run } from './run.js';
import { failRun, Runnable, runOf } from './run.js';

/**
 * Mirrors those attempts alone whose answer has changed: for a display, a log, a stream of what happens.
 *
 * ```text
 * source   a--a--b--b--#--b--a|
 * result   a-----b-----#--b--a|      (#: a failed attempt)
 * ```
 *
 * The first attempt passes, each whose answer differs from the last one that passed, each failed one, and the first after
 * that. By default answers differ in their status or their body, compared as JSON; a body that {@link pollHttp} found
 * `unchanged` is the very same, which costs nothing to compare. It stands after {@link takeUntilMatch} and {@link timeoutAfter}, which are to see every attempt. Errors and completion pass as
 * they came; what `isSame` throws becomes the error. Every subscription remembers its own attempt; unsubscribing unsubscribes
 * the source.
 *
 * @example
 * ```ts
 * import { backoffSchedule, distinctAttempts, pollHttp, takeUntilMatch } from 'rxpoll';
 *
 * pollHttp<{ status: string }>('https://api.example.com/jobs/42', { conditional: true })
 *   .pipe(backoffSchedule({ initialDelay: '2s' }), takeUntilMatch({ status: [200] }), distinctAttempts())
 *   .subscribe(({ number, response }) => console.log(number, response.body?.status));
 * // 1 running
 * // 3 completed
 * ```
 *
 * @param isSame Whether an answer is the same as the last one that passed. Defaults to the same status and the same body.
 * @returns An operator that mirrors some of the attempts.
 * @throws TypeError if `isSame` is no function.
 */
export function distinctAttempts<R>(
  isSame?: (last: NoInfer<R>, response: NoInfer<R>) => boolean,
): MonoTypeOperatorFunction<Attempt<R>> {
  check('distinctAttempts', 'isSame', isSame ?? isUnchanged, aFunction);

  return (source) => new Runnable((listener) => new DistinctRun(source, listener, isSame ?? isUnchanged));
}

/** Whether two answers of any kind are the same, as far as is known: those that are no responses are compared themselves. */
function isUnchanged(last: unknown, response: unknown): boolean {
  const { status, body, unchanged } = Object(response) as Partial<HttpResponse>;
  if (status === undefined) return sameJson(last, response);
  const before = Object(last) as Partial<HttpResponse>;
  // What is unchanged is so since the attempt before, which need not be the last that passed; its body is the very same.
  return (before.status === status || (status === 304 && unchanged === true)) && sameJson(before.body, body);
}

/** One subscription: the observer of its source. */
class DistinctRun<R> implements Run, Listener<Attempt<R>> {
  private readonly upstream: Run;
  private passed: Attempt<R> | undefined;
  private last: Attempt<R> | undefined;
  private isOver = false;

  constructor(
    source: Observable<Attempt<R>>,
    private readonly listener: Listener<Attempt<R>>,
    private readonly isSame: (last: R, response: R) => boolean,
  ) {
    this.upstream = runOf(source, this);
  }

  start(): void {
    this.upstream.start();
  }

  next(attempt: Attempt<R>): void {
    const { passed } = this;
    let isKept: boolean;
    try {
      assertAttempt('distinctAttempts', attempt);
      isKept = !passed || 'error' in passed || 'error' in attempt || !this.isSame(passed.response, attempt.response);
    } catch (error) {
      if (!this.isOver) failRun(this, this.listener, error);
      return;
    }
    if (this.isOver) return; // the callback may have unsubscribed
    this.last = attempt;
    if (!isKept) return;
    this.passed = attempt;
    this.listener.next(attempt);
  }

  error(error: unknown): void {
    this.listener.error(error);
  }

  complete(): void {
    // What stands for the last attempt stands for its not having matched, too.
    if (this.passed && this.last && isExhausted(this.last)) markExhausted(this.passed);
    this.listener.complete();
  }

  unsubscribe(): void {
    this.isOver = true;
    this.upstream.unsubscribe();
  }
}
