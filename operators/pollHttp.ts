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
import { OutgoingRequest, summaryOf } from '../lib/transport/outgoingRequest.js';
import type { ReadRequest } from '../lib/transport/readRequest.js';
import { inTurn } from './turns/inTurn.js';
import type { Listener, Run } from './run.js';
import { completeRun, failRun } from './run.js';
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
 * @example
 * ```ts
 * import { pollHttp } from 'rxpoll';
 *
 * pollHttp<{ status: string }>('https://api.example.com/jobs/42').subscribe((response) => {
 *   console.log(response.status, response.body?.status); // 202 running
 * });
 * ```
 *
 * @param request An address, a `Request`, an object of `url` and what `fetch` takes, or a function that gives one of these,
 * or a promise or an Observable of it.
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

  return inTurn((listener) => new Exchange(listener, plan));
}

/** One subscription: the request in flight, and the observer of its transport. */
class Exchange extends Subscriber<HttpResponse> implements Run, EventListenerObject {
  private inFlight: OutgoingRequest | undefined;
  private signal: AbortSignal | null | undefined;

  constructor(
    private readonly listener: Listener<HttpResponse>,
    private readonly plan: ExchangePlan,
  ) {
    super();
  }

  start(): void {
    try {
      if (!this.listenTo(this.plan.signal)) return;
      const asked = this.plan.ask();
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
      this.inFlight = new OutgoingRequest(read, this.plan);
      this.listen(this.plan.perform(this.inFlight));
    } catch (error) {
      this.error(error);
    }
  }

  /** What the transport called may have unsubscribed before it sent anything. */
  private listen(answer: Observable<HttpResponse>): void {
    if (!this.closed) answer.subscribe(this);
  }
}
