import { Readable } from 'node:stream';
import type { Observable } from 'rxjs';
import type { Expectation } from '../lib/options.js';
import { aCount, check, checkOptions } from '../lib/options.js';
import { anObservable } from '../lib/anObservable.js';
import { aSignal } from '../lib/transport/readRequest.js';
import { eachAttempt } from '../operators/eachAttempt.js';

/** Options of {@link toReadable}. */
export interface ToReadableOptions {
  /**
   * How many values may be ready before the reader asks for them. With 0 an attempt starts when the reader asks; with 1 the
   * next one is made while the reader works on a value, and may be old when it is read.
   * @defaultValue 0
   */
  readonly highWaterMark?: number;
  /**
   * Destroys the stream with an `AbortError` when it aborts.
   * @defaultValue none
   */
  readonly signal?: AbortSignal;
}

const expected: Readonly<Record<keyof ToReadableOptions, Expectation>> = {
  highWaterMark: aCount(0),
  signal: aSignal,
};

/**
 * Makes a `Readable` of Node of a poll: a stream of its attempts, in object mode.
 *
 * ```text
 * reader reads   a      b      c
 * attempts       --a    --b    --c|
 * stream         --a------b------c(end)
 * ```
 *
 * A slow reader holds the next attempt, as {@link eachAttempt} says, from which the stream is made: nothing is kept for it
 * but what `highWaterMark` allows, where the source is a poll. The stream subscribes when it is first read. It ends where the
 * source completes; an error of the source destroys it with that error as it came, after the values that came before it were
 * read, where `highWaterMark` is 0 or 1. `destroy()`, by whomever, unsubscribes at once, which aborts the request in flight:
 * `pipeline` does so when another of its streams fails or its signal aborts, and a `for await` that is left. A value that is
 * `null` or `undefined` is an error, for streams of Node take it for their end.
 *
 * @example
 * ```ts
 * import { pipeline } from 'node:stream/promises';
 * import type { Attempt, HttpResponse } from 'rxpoll';
 * import { backoffSchedule, pollHttp, takeUntilMatch } from 'rxpoll';
 * import { toReadable } from 'rxpoll/node';
 *
 * const poll$ = pollHttp('https://api.example.com/jobs/42').pipe(
 *   backoffSchedule({ initialDelay: '10ms' }),
 *   takeUntilMatch({ status: [200] }),
 * );
 *
 * await pipeline(toReadable(poll$), async (attempts: AsyncIterable<Attempt<HttpResponse>>) => {
 *   for await (const { number, response } of attempts) console.log(number, response.status); // 1 202, 2 202, 3 200
 * });
 * ```
 *
 * @param poll$ A poll, or any other Observable.
 * @param options See {@link ToReadableOptions}.
 * @returns A stream in object mode.
 * @throws TypeError or RangeError if an option is not right.
 */
export function toReadable<T>(poll$: Observable<T>, options: ToReadableOptions = {}): Readable {
  checkOptions('toReadable', options, expected);
  const { highWaterMark = 0, signal } = options;
  check('toReadable', 'poll$', poll$, anObservable);
  const attempts = eachAttempt(poll$)[Symbol.asyncIterator]();
  const stream = new Readable({
    objectMode: true,
    highWaterMark,
    ...(signal && { signal }),
    read: () => void pushNext(stream, attempts),
    destroy: (error, done) => {
      attempts.return().then(
        () => done(error),
        (thrown: unknown) => done(error ?? (thrown as Error)),
      );
    },
  });
  return stream;
}

async function pushNext(stream: Readable, attempts: AsyncIterator<unknown, void>): Promise<void> {
  try {
    const { done, value } = await attempts.next();
    if (stream.destroyed) return;
    if (!done && (value === null || value === undefined)) {
      throw new TypeError(`toReadable: the source emitted ${String(value)}, which a stream of Node takes for its end`);
    }
    stream.push(done ? null : value);
  } catch (error) {
    stream.destroy(error as Error);
  }
}
