import { isObservable, Subscriber } from 'rxjs';
import type { Observable } from 'rxjs';
import { isPollError } from '../lib/errors/isPollError.js';
import { NetworkError } from '../lib/errors/networkError.js';
import type { HttpResponse } from '../lib/httpResponse.js';
import { isLost } from '../lib/retry/isLost.js';
import type { StandardSchema } from '../lib/schema/standardSchema.js';
import { reportCutRequest } from '../lib/transport/cutOff.js';
import type { ExchangePlan, PollHttpOptions, PollRequest } from '../lib/transport/exchangePlan.js';
import { planExchange } from '../lib/transport/exchangePlan.js';
import { maskedCause } from '../lib/transport/maskedCause.js';
import { memoryOf } from '../lib/transport/memory.js';
import { OutgoingRequest, summaryOf } from '../lib/transport/outgoingRequest.js';
import type { ReadRequest } from '../lib/transport/readRequest.js';
import { Recollection } from '../lib/transport/recollection.js';
import { inTurn } from './turns/inTurn.js';
import type { Listener, Run } from './run.js';
import { completeRun, deadlineAround, failRun } from './run.js';
import type { PollScope } from './scope.js';
import { offeredTurns } from './turns/turn.js';

/**
 * Asks once: sends a request when it is subscribed, emits the response, and completes.
 *
 * ```text
 * transport   --r|
 * result      --r|
 * ```
 *
 * Any status is a response: data, never an error by itself. The body is read to its end before the response is emitted.
 * Every subscription is a request of its own, so {@link retryRequest} and {@link backoffSchedule} send it again by
 * subscribing again; a function in place of the request is asked anew each time. It errors with {@link NetworkError} when no
 * response came, {@link BodyTooLargeError} when the body is too large, {@link SchemaError} when it does not fit the schema,
 * and with the reason of `signal` when that aborts. Unsubscribing aborts the request in flight.
 *
 * Within a {@link backoffSchedule} it may remember the answer of the attempt before, for each subscriber his own. With
 * `conditional` it downloads nothing that has not changed, or at least does not parse it; with `prefer` the server holds the
 * request while there is nothing new. A function in place of the request is given that answer.
 *
 * @example
 * ```ts
 * import { pollHttp } from 'rxpoll';
 *
 * pollHttp<{ status: string }>('https://api.example.com/jobs/42').subscribe((response) => {
 *   console.log(response.status, response.body?.status); // 202 running
 * });
 * ```
 *
 * A blocking query of Consul: what is asked is the index of the last answer, and how long to hold it.
 *
 * ```ts
 * import { backoffSchedule, pollHttp, takeUntilMatch, timeoutAfter } from 'rxpoll';
 *
 * const key = 'https://api.example.com/v1/kv/jobs/42?wait=60s&index=';
 *
 * pollHttp((last) => key + (last?.headers.get('x-consul-index') ?? '0'), { prefer: { wait: '60s' } })
 *   .pipe(timeoutAfter('10s'), backoffSchedule({ initialDelay: '2s' }), takeUntilMatch({ status: [200] }))
 *   .subscribe((attempt) => console.log(attempt.response.status));
 * // 202
 * // 202
 * // 200
 * ```
 *
 * @param request An address, a `Request`, an object of `url` and what `fetch` takes, or a function that gives one of these,
 * or a promise or an Observable of it. It is called with the answer of the attempt before, if there was one.
 * @param options See {@link PollHttpOptions}.
 * @returns An Observable of one {@link HttpResponse}.
 * @throws TypeError or RangeError if the request or an option is not right.
 */
export function pollHttp<T>(
  request: PollRequest,
  options: PollHttpOptions & { readonly schema: StandardSchema<T> },
): Observable<HttpResponse<T>>;
export function pollHttp<T = unknown>(request: PollRequest, options?: PollHttpOptions): Observable<HttpResponse<T>>;
export function pollHttp(request: PollRequest, options: PollHttpOptions = {}): Observable<HttpResponse> {
  const plan = planExchange(request, options);
  if (plan.address !== undefined) offeredTurns()?.learn?.(plan.address);

  const remembers = plan.conditional !== undefined || plan.address === undefined;
  return inTurn((listener, scope) => new Exchange(listener, plan, remembers ? scope : undefined));
}

/** One subscription: the request in flight, and the observer of its transport. */
class Exchange extends Subscriber<HttpResponse> implements Run, EventListenerObject {
  private inFlight: OutgoingRequest | undefined;
  private signal: AbortSignal | null | undefined;
  private recollection: Recollection | undefined;

  /** @param scope The poll that remembers the answers, if one does. */
  constructor(
    private readonly listener: Listener<HttpResponse>,
    private readonly plan: ExchangePlan,
    private readonly scope: PollScope | undefined,
  ) {
    super();
  }

  start(): void {
    const { plan, scope } = this;
    try {
      if (!this.listenTo(plan.signal)) return;
      if (plan.preference) this.putOff(plan.preference.wait);
      if (scope) {
        const memory = memoryOf((scope.memories ??= new Map<object, unknown>()), plan);
        this.recollection = new Recollection(memory, scope.number, plan.conditional ?? false);
      }
      const asked = plan.ask(this.recollection?.last?.answer);
      if (!isObservable(asked)) this.send(asked);
      else this.add(asked.subscribe({ next: (read) => this.send(read), error: (error: unknown) => this.error(error) }));
    } catch (error) {
      this.error(error);
    }
  }

  /** The user's signal has aborted. */
  handleEvent(): void {
    this.error(this.signal?.reason);
  }

  override unsubscribe(): void {
    if (this.closed) return;
    const request = this.inFlight;
    this.signal?.removeEventListener('abort', this);
    if (request) reportCutRequest(request);
    try {
      super.unsubscribe();
    } finally {
      request?.abort();
    }
  }

  protected override _next(response: HttpResponse): void {
    this.inFlight = undefined; // it is answered: there is nothing to abort
    this.recollection?.keep(response);
    this.listener.next(response);
  }

  protected override _error(error: unknown): void {
    const request = this.inFlight;
    this.inFlight = undefined;
    request?.abort(); // a transport that gave up half-way may leave its connection open
    let told = error;
    try {
      told = this.plan.known.mask?.(error) ?? error;
      // What says that it is a loss may be masked.
      if (request && isLost(error) && !isPollError(error))
        told = new NetworkError(summaryOf(request), maskedCause(told, request.url));
    } catch (unreadable) {
      told = unreadable;
    }
    failRun(this, this.listener, told);
  }

  protected override _complete(): void {
    this.inFlight = undefined;
    completeRun(this, this.listener);
  }

  /** Gives the limits of the request as much more time as the server may hold it. */
  private putOff(wait: number): void {
    for (let around = deadlineAround(); around; around = around.outer) around.widen(wait);
  }

  /** Listens to the signal of the user, in place of another one; ends at once if it has aborted. */
  private listenTo(signal: AbortSignal | null | undefined): boolean {
    if (signal === this.signal) return true;
    this.signal?.removeEventListener('abort', this);
    this.signal = signal;
    if (signal?.aborted) this.error(signal.reason);
    else signal?.addEventListener('abort', this);
    return !this.closed;
  }

  private send(read: ReadRequest): void {
    try {
      if (this.closed || !this.listenTo(read.init.signal)) return; // the function that was asked may have unsubscribed
      const { plan } = this;
      const recollection = plan.conditional === undefined ? undefined : this.recollection;
      const request = (this.inFlight = new OutgoingRequest(read, plan));
      if (plan.preference) request.headers.append('prefer', plan.preference.field);
      recollection?.prepare(request);
      this.listen(plan.perform(request, recollection));
    } catch (error) {
      this.error(error);
    }
  }

  /** What the transport called may have unsubscribed before it sent anything. */
  private listen(answer: Observable<HttpResponse>): void {
    if (!this.closed) answer.subscribe(this);
  }
}
