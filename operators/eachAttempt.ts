import { Observable, observable, tap } from 'rxjs';
import type { Subscriber } from 'rxjs';
import { eachValueFrom } from 'rxjs-for-await';
import { check } from '../lib/options.js';
import { anObservable } from '../lib/anObservable.js';
import { Demand } from './turns/demand.js';
import { offerTurns } from './turns/turn.js';

/** What {@link eachAttempt} returns. It may be iterated any number of times; each iteration is a poll of its own. */
export interface EachAttempt<T> extends AsyncIterable<T> {
  /**
   * Makes an iterator, which subscribes when it is first asked for a value. Whoever holds it may leave a loop from outside:
   * its `return()` unsubscribes at once, also while a `next()` is pending, which is then done.
   */
  [Symbol.asyncIterator](): AsyncGenerator<T, void, undefined>;
}

/**
 * Lets a loop read a poll attempt by attempt: an async iterable, for `for await` and for all that takes one.
 *
 * ```text
 * loop asks   a      b     c
 * attempts    --a    --b|
 * loop gets   --a----- b---done
 * ```
 *
 * The reader sets the pace: an attempt starts only when the loop asks for a value and none is left. The delay between two
 * attempts passes while the loop is busy, so that an attempt which is overdue by then starts at once; so does the time of
 * {@link timeoutAfter}. That holds for every poll that starts with the iteration, such as those of `merge(a$, b$)`, where
 * each may start an attempt while the loop waits. A source that is no poll, or starts its polls later, is not held: what it
 * emits is kept for the loop, without a bound and without loss.
 *
 * Each iteration is a subscription, made when the first value is asked for. Where the source completes, the loop ends; an
 * error of the source is thrown in the loop as it came, after the values that came before it, and never elsewhere. `break`,
 * `return()` and `throw()` unsubscribe at once, which aborts the request in flight, also while the loop waits for a value.
 * For `from` of RxJS it is the Observable itself, which sets its own pace, and can be unsubscribed at once too. So can what
 * `Observable.from` of the platform makes of it; {@link fromNative} is the way back.
 *
 * @example
 * ```ts
 * import { backoffSchedule, eachAttempt, pollHttp } from 'rxpoll';
 *
 * const poll$ = pollHttp('https://api.example.com/jobs/42').pipe(backoffSchedule({ initialDelay: '2s' }));
 *
 * for await (const attempt of eachAttempt(poll$)) {
 *   console.log(attempt.number, attempt.response.status); // 1 202, 2 202, 3 200
 *   if (attempt.response.status === 200) break;
 * }
 * ```
 *
 * To leave the loop from outside, hold the iterator:
 *
 * ```ts
 * import { backoffSchedule, eachAttempt, pollHttp } from 'rxpoll';
 *
 * const poll$ = pollHttp('https://api.example.com/jobs/42').pipe(backoffSchedule({ initialDelay: '2s' }));
 * const attempts = eachAttempt(poll$)[Symbol.asyncIterator]();
 * setTimeout(() => void attempts.return(), 3_000);
 *
 * for await (const attempt of attempts) console.log(attempt.number); // 1, 2
 * ```
 *
 * @param poll$ A poll, or any other Observable.
 * @returns An async iterable: {@link EachAttempt}.
 * @throws TypeError or RangeError for what is no Observable.
 */
export function eachAttempt<T>(poll$: Observable<T>): EachAttempt<T> {
  check('eachAttempt', 'poll$', poll$, anObservable);
  return {
    [Symbol.asyncIterator]: () => new Iteration(poll$),
    // RxJS would keep an async iterable that it has unsubscribed until the next value.
    [observable]: () => poll$,
  };
}

/** One iteration: the iterator of `rxjs-for-await`, and how to leave it while it waits. */
class Iteration<T> implements AsyncGenerator<T, void, undefined> {
  private readonly demand = new Demand();
  private readonly values: AsyncIterableIterator<T>;
  private reader: Subscriber<T> | undefined;
  /** How many values are asked for and have not come; below 0, how many have come and are left. */
  private wanted = 0;

  constructor(poll$: Observable<T>) {
    const counted$ = poll$.pipe(
      tap(() => {
        if (--this.wanted <= 0) this.demand.close();
      }),
    );
    this.values = eachValueFrom(
      new Observable((reader) => {
        this.reader = reader;
        offerTurns(this.demand, () => counted$.subscribe(reader));
      }),
    );
  }

  next(): Promise<IteratorResult<T, void>> {
    if (++this.wanted > 0) this.demand.open();
    return this.values.next();
  }

  /** That of `rxjs-for-await` waits for the value that a `next()` waits for. To complete its source ends both. */
  async return(): Promise<IteratorReturnResult<void>> {
    const left = this.values.return?.();
    this.reader?.complete();
    await left;
    return { done: true, value: undefined };
  }

  async throw(error: unknown): Promise<never> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** For `await using`, where the platform has it. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }
}
