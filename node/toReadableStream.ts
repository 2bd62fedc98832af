import type { Observable } from 'rxjs';
import { check } from '../lib/options.js';
import { anObservable } from '../lib/anObservable.js';
import { eachAttempt } from '../operators/eachAttempt.js';

/**
 * Makes a `ReadableStream` of the web of a poll: a stream of its attempts.
 *
 * ```text
 * reader reads   a      b      c
 * attempts       --a    --b    --c|
 * stream         --a------b------c(close)
 * ```
 *
 * A slow reader holds the next attempt, as {@link eachAttempt} says, from which the stream is made: nothing is kept for it
 * but what `highWaterMark` allows, where the source is a poll. The stream subscribes when it is first read. It closes where
 * the source completes, and an error of the source is its error as it came; with a `highWaterMark` above 1 the values that
 * are ready then are lost, as with all such streams. `cancel()`, by whomever, unsubscribes at once, which aborts the request
 * in flight: `pipeTo` does so when what it writes to fails or its signal aborts, and a `for await` that is left. Of
 * the two streams of `tee()` the one that is read faster sets the pace; each is one value ahead, and what the slower has not
 * read is kept.
 *
 * @example
 * ```ts
 * import { backoffSchedule, pollHttp, takeUntilMatch } from 'rxpoll';
 * import { toReadableStream } from 'rxpoll/node';
 *
 * const poll$ = pollHttp('https://api.example.com/jobs/42').pipe(
 *   backoffSchedule({ initialDelay: '10ms' }),
 *   takeUntilMatch({ status: [200] }),
 * );
 *
 * await toReadableStream(poll$).pipeTo(
 *   new WritableStream({
 *     write: ({ number, response }) => console.log(number, response.status), // 1 202, 2 202, 3 200
 *   }),
 * );
 * ```
 *
 * @param poll$ A poll, or any other Observable.
 * @param strategy How many values may be ready before the reader asks for them, as for any such stream. Defaults to a
 * `highWaterMark` of 0: an attempt starts when the reader asks.
 * @returns A stream of what the source emits.
 * @throws RangeError or TypeError, of the platform, if the strategy is not right.
 */
export function toReadableStream<T>(
  poll$: Observable<T>,
  strategy: QueuingStrategy<T> = { highWaterMark: 0 },
): ReadableStream<T> {
  check('toReadableStream', 'poll$', poll$, anObservable);
  const attempts = eachAttempt(poll$)[Symbol.asyncIterator]();
  const leave = async (): Promise<void> => {
    await attempts.return();
  };
  return new ReadableStream<T>(
    {
      async pull(controller) {
        const { done, value } = await attempts.next();
        try {
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          await leave(); // `size` of the strategy has thrown, or the stream was cancelled
          throw error;
        }
      },
      cancel: leave,
    },
    strategy,
  );
}
