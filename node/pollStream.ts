import { Duplex } from 'node:stream';
import { EMPTY, isObservable, Subject, Subscription } from 'rxjs';
import type { Observable, OperatorFunction } from 'rxjs';
import { isThenable } from '../lib/isThenable.js';
import { aFunction, check } from '../lib/options.js';
import type { Attempt } from '../lib/attempt.js';
import type { HttpResponse } from '../lib/httpResponse.js';
import type { PollRequest } from '../lib/transport/exchangePlan.js';
import { abortedBy } from '../operators/abortedBy.js';
import { assembleEach } from '../operators/assembleEach.js';
import { Demand } from '../operators/turns/demand.js';
import { pollEach } from '../operators/pollEach.js';
import type { PollResult } from '../operators/pollEach.js';
import { offerTurns } from '../operators/turns/turn.js';
import type { PollStreamOptions } from './pollStreamOptions.js';
import { planStream } from './pollStreamOptions.js';

/** What a {@link pollStream} of requests gives for each id: with the attempt that matched, if one did. */
export type PollStreamResult<I = string, T = unknown> = PollResult<I, Attempt<HttpResponse<T>>>;

/**
 * Makes a stream of Node that takes ids and gives how the poll of each ended: for `pipeline()`.
 *
 * ```text
 * written       1-2|
 * poll of 1     -w---(a|)
 * poll of 2     ---#
 * read          ---2-(1, end)
 * ```
 *
 * It is {@link pollEach} between two streams: object mode on either side, any value for an id, and a {@link PollResult} for
 * each, as the polls end. `toRequest` gives the request of an id, and the options what makes a poll of it, as a plan
 * says it; the answer is then the attempt that matched. Or it gives an Observable, which is the poll.
 *
 * The reader sets the pace. When it is behind, no attempt starts; those in flight go on to their end, and their results
 * are kept. An attempt that is overdue by then starts as soon as there is room to read into, and the `timeout` of a poll goes
 * on meanwhile. The writer is held while `maxWaiting` ids are within: polled, or answered and not read. So nothing grows
 * without bound, whoever is slow. On either side Node keeps 16 values of its own.
 *
 * The stream finishes when all that was written is answered, and ends when that is read. An error of a poll is a result; with
 * `onError: 'fail'` the first destroys the stream, with that error as it came. When it is destroyed, by whomever, all is
 * aborted at once: requests, waits and timers. `pipeline` destroys it when another of its streams fails, or its signal aborts.
 *
 * @example
 * ```ts
 * import { Writable } from 'node:stream';
 * import { pipeline } from 'node:stream/promises';
 * import { pollStream } from 'rxpoll/node';
 * import type { PollStreamResult } from 'rxpoll/node';
 * import { startJobServer } from 'rxpoll/testing';
 *
 * interface Job {
 *   readonly status: string;
 * }
 *
 * const server = await startJobServer({ faults: {} });
 * const { url } = server;
 * for (let id = 1; id <= 2; id++) await fetch(`${url}/jobs`, { method: 'POST' });
 *
 * await pipeline(
 *   [1, 2],
 *   pollStream<number, Job>((id) => `${url}/jobs/${id}`, {
 *     schedule: { initialDelay: '10ms' },
 *     until: { status: [200], body: { status: ['completed'] } },
 *     maxInFlight: 1,
 *   }),
 *   new Writable({
 *     objectMode: true,
 *     write(result: PollStreamResult<number, Job>, _encoding, done) {
 *       if (result.status === 'fulfilled') console.log(result.item, result.value.number); // 1 5, 2 5
 *       done();
 *     },
 *   }),
 * );
 * await server.close();
 * ```
 *
 * @typeParam I Type of the ids. Give both types, or neither.
 * @typeParam T Type of the bodies.
 * @param toRequest Gives what `pollHttp` takes, or a poll.
 * @param options See {@link PollStreamOptions}.
 * @returns A stream in object mode.
 * @throws TypeError, RangeError, DurationSyntaxError or FilterSyntaxError if an option is not right.
 */
export function pollStream<I = string>(
  toRequest: (item: I, index: number) => Observable<unknown>,
  options?: PollStreamOptions<I>,
): Duplex;
// Stands last, for what a compiler says of a wrong option is what it says of the last overload.
export function pollStream<I = string, T = unknown>(
  toRequest: (item: I, index: number) => PollRequest,
  options: PollStreamOptions<I, T> & { readonly until: unknown },
): Duplex;
export function pollStream<I, T>(
  toRequest: (item: I, index: number) => PollRequest | Observable<unknown>,
  options: PollStreamOptions<I, T> = {},
): Duplex {
  check('pollStream', 'toRequest', toRequest, aFunction);
  const { each, maxWaiting, signal, sentence } = planStream(options);
  const say = sentence && assembleEach<T>(sentence);

  const toPoll = (item: I, index: number): Observable<unknown> => {
    const asked = toRequest(item, index);
    if (isObservable(asked)) return asked;
    if (say && !isThenable(asked)) return say(asked);
    const remedy = say
      ? 'gave a promise; let it give a function, which may be async: (id) => async () => …'
      : 'gave a request, which is no poll: say with the option until which answer is waited for';
    stream.destroy(new TypeError(`pollStream: toRequest ${remedy}`)); // it would be wrong for each item
    return EMPTY;
  };
  const stream = new PollDuplex(pollEach(toPoll, each), maxWaiting, signal);
  return stream;
}

/** The stream: it counts what is within, and holds whoever is too fast. */
class PollDuplex<I, A> extends Duplex {
  private readonly items$ = new Subject<I>();
  private readonly demand = new Demand();
  private readonly polls = new Subscription();
  /** What there was no room for. */
  private readonly unread: PollResult<I, A>[] = [];
  private hasRoom = true;
  /** How many ids are polled, or their results unread. */
  private within = 0;
  private isAnswered = false;
  private goOn: ((error?: Error | null) => void) | undefined;
  private finish: (() => void) | undefined;

  constructor(
    polled: OperatorFunction<I, PollResult<I, A>>,
    private readonly maxWaiting: number,
    signal: AbortSignal | undefined,
  ) {
    super({ objectMode: true });
    this.demand.open();
    const results$ = this.items$.pipe(polled, abortedBy(signal));
    const results = offerTurns(this.demand, () =>
      results$.subscribe({
        next: (result) => this.deliver(result),
        error: (error: unknown) => this.destroy(error as Error),
        complete: () => this.answer(),
      }),
    );
    this.polls.add(results); // it may have ended by now, by the signal
  }

  override _write(item: I, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.within++;
    this.goOn = done;
    this.items$.next(item);
    this.release();
  }

  override _final(done: () => void): void {
    this.finish = done;
    this.items$.complete();
  }

  override _read(): void {
    this.hasRoom = true;
    if (this.flush()) this.demand.open();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    let reason = error;
    try {
      this.polls.unsubscribe();
    } catch (thrown) {
      reason ??= thrown as Error;
    }
    this.goOn?.(reason);
    done(reason);
  }

  private deliver(result: PollResult<I, A>): void {
    this.unread.push(result);
    if (this.hasRoom) this.flush();
  }

  /** Pushes what there is room for; tells whether there is more. */
  private flush(): boolean {
    while (this.hasRoom && this.unread.length > 0) {
      this.within--;
      this.hasRoom = this.push(this.unread.shift());
    }
    if (!this.hasRoom) this.demand.close();
    this.release();
    this.endIfRead();
    return this.hasRoom;
  }

  /** The writer may go on, if there is room for one more. */
  private release(): void {
    const { goOn } = this;
    if (goOn === undefined || this.within >= this.maxWaiting) return;
    this.goOn = undefined;
    goOn();
  }

  /** All that was written is answered. */
  private answer(): void {
    this.isAnswered = true;
    this.finish?.();
    this.endIfRead();
  }

  private endIfRead(): void {
    if (this.isAnswered && this.unread.length === 0) this.push(null);
  }
}
