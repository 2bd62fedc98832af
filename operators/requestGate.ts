import { isObservable } from 'rxjs';
import type { Observable } from 'rxjs';
import { Gate } from '../lib/gate/gate.js';
import type { Lane, Pass } from '../lib/gate/gate.js';
import type { RequestGateOptions } from '../lib/gate/gateOptions.js';
import { gateExpectations } from '../lib/gate/gateOptions.js';
import { readOrigin, unknownOrigin } from '../lib/gate/originOf.js';
import { checkOptions } from '../lib/options.js';
import type { Listener, Run } from './run.js';
import { completeRun, failRun, Runnable, runOf } from './run.js';
import { Surroundings } from './scope.js';
import { offeredTurns, offerTurns } from './turns/turn.js';

/** What {@link requestGate} returns: an operator, to be shared by all whose requests are counted together. */
export interface RequestGate {
  <T>(source: Observable<T>): Observable<T>;
  /**
   * The same gate for requests that go to one origin.
   *
   * @param address Any address there.
   * @returns An operator.
   * @throws TypeError if it is no address.
   */
  to(address: string | URL): <T>(source: Observable<T>) => Observable<T>;
}

/**
 * Limits how many requests are in flight at once: one who is too many is subscribed later.
 *
 * ```text
 * maxInFlight  1
 * source 1     --(a|)
 * source 2     --(b|)
 * result 1     --(a|)
 * result 2     ----(b|)
 * ```
 *
 * It is made once and shared: all that is piped through the same gate is counted together. It stands after what bounds one
 * request and before {@link retryRequest}, so that a {@link timeoutAfter} counts from the sending, and one who waits before
 * a retry or for the next attempt keeps no place. Values, errors and completion pass as they come; after the end, or when it
 * is unsubscribed, the next may go. Origins that are told by `to` take turns, and have `perOrigin` places each; all others
 * count as one origin. Within an origin it is first come, first served. What unsubscribes while it waits is never subscribed.
 *
 * A request that waits for another, as for a token, keeps its place meanwhile: the other needs a gate of its own, or none.
 *
 * @example
 * ```ts
 * import { forkJoin } from 'rxjs';
 * import { backoffSchedule, matchedBody, pollHttp, requestGate, retryRequest, takeUntilMatch, timeoutAfter } from 'rxpoll';
 *
 * const gate = requestGate({ maxInFlight: 2 });
 * const jobs = [1, 2, 3].map((id) =>
 *   pollHttp<{ id: number; status: string }>(`https://api.example.com/jobs/${id}`).pipe(
 *     timeoutAfter('10s'),
 *     gate,
 *     retryRequest(),
 *     backoffSchedule({ initialDelay: '2s' }),
 *     takeUntilMatch({ body: { status: ['completed'] } }),
 *     matchedBody(),
 *   ),
 * );
 *
 * forkJoin(jobs).subscribe((bodies) => console.log(bodies.map(({ id }) => id))); // [1, 2, 3]
 * ```
 *
 * @param options See {@link RequestGateOptions}.
 * @returns A {@link RequestGate}.
 * @throws TypeError or RangeError if an option is not right.
 */
export function requestGate(options: RequestGateOptions = {}): RequestGate {
  if (isObservable(options)) {
    throw new TypeError('requestGate: call it once, and pipe through what it gives: const gate = requestGate()');
  }
  checkOptions('requestGate', options, gateExpectations);
  const gate = new Gate(options.maxInFlight ?? 64, options.perOrigin ?? Infinity);
  const through =
    (origin: string) =>
    <T>(source: Observable<T>): Observable<T> =>
      new Runnable((listener) => new GatedRun(source, listener, gate, origin));

  return Object.assign(through(unknownOrigin), {
    to: (address: string | URL) => through(readOrigin('requestGate', address)),
  });
}

/** One subscription: it waits at the gate, and then is the request in flight. */
class GatedRun<T> implements Run, Listener<T>, Pass {
  lane: Lane | undefined;
  isInFlight = false;
  before: Pass | undefined;
  after: Pass | undefined;
  private current: Run | undefined;
  private readonly turns = offeredTurns(); // for a poll that is let through as a whole
  private around: Surroundings | undefined;

  constructor(
    private readonly source: Observable<T>,
    private readonly listener: Listener<T>,
    private readonly gate: Gate,
    readonly origin: string,
  ) {}

  start(): void {
    this.around = new Surroundings();
    this.gate.enter(this);
  }

  go(): void {
    const start = (): void => {
      this.current = runOf(this.source, this);
      this.current.start();
    };
    offerTurns(this.turns, () => this.around?.return(start));
  }

  next(value: T): void {
    this.listener.next(value);
  }

  error(error: unknown): void {
    failRun(this, this.listener, error);
  }

  complete(): void {
    completeRun(this, this.listener);
  }

  unsubscribe(): void {
    try {
      this.current?.unsubscribe();
    } finally {
      this.gate.leave(this);
    }
  }
}
