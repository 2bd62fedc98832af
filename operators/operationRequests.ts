import { concatMap, defer, EMPTY, from, isObservable, of, take, tap } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Attempt } from '../lib/attempt.js';
import type { HttpResponse } from '../lib/httpResponse.js';
import { isThenable } from '../lib/isThenable.js';
import { assertCancelled } from '../lib/operation/assertCancelled.js';
import type { Operation } from '../lib/operation/operation.js';
import type { OperationPlan } from '../lib/operation/planOperation.js';
import { keyOf, notSubmitted, requestTo, submittedAs } from '../lib/operation/requestTo.js';
import type { Submitted } from '../lib/operation/requestTo.js';
import { requestToCancel } from '../lib/operation/requestToCancel.js';
import { without } from '../lib/operation/without.js';
import { isResendable, isRetryable } from '../lib/retry/isRetryable.js';
import type { ScheduleContext } from '../lib/schedule/schedule.js';
import type { PollRequest } from '../lib/transport/exchangePlan.js';
import type { RequestLike } from '../lib/transport/readRequest.js';
import type { HttpRequest, Transport } from '../lib/transport/transport.js';
import { pollHttp } from './pollHttp.js';
import { retryRequest } from './retryRequest.js';
import { timeoutAfter } from './timeoutAfter.js';
import { offerTurns } from './turns/turn.js';

/** Sends the requests of one operation, and remembers of them what the next ones need. */
export class OperationRequests {
  /** How the submit was sent last. */
  submitted: Submitted = notSubmitted;
  /** The last answer, before anything in it is masked: it tells where to go on. */
  answer: HttpResponse | undefined;

  constructor(
    private readonly request: PollRequest,
    private readonly plan: OperationPlan,
  ) {}

  /** Submits the operation: once, unless it may be sent again. */
  submit(): Observable<HttpResponse> {
    const { submit, requestTimeout, scheduler, retry, retrySubmit = false } = this.plan;
    const transport = this.watching((request) => (this.submitted = submittedAs(request, this.submitted)));
    const shouldRetry = (context: ScheduleContext): boolean =>
      (retrySubmit || keyOf(this.submitted) !== undefined) && (retry.shouldRetry ?? isTransient)(context);
    return pollHttp(this.request, { ...submit, transport }).pipe(
      timeoutAfter(requestTimeout, scheduler),
      retryRequest({ ...without(retry, 'byStatus'), shouldRetry }),
    );
  }

  /** Asks for the status, or the resource. */
  get(url: string): Observable<HttpResponse> {
    const { requestFor, requestTimeout, scheduler, retry, trusted, maxBodyBytes = 10_485_760 } = this.plan;
    const usual = requestTo(url, this.submitted, trusted);
    const send = (request: RequestLike): Observable<HttpResponse> =>
      pollHttp(request, { transport: this.watching(), maxBodyBytes });
    const answer$ = requestFor
      ? defer(() => eventually(requestFor(usual))).pipe(take(1), concatMap(send))
      : send(usual);
    return answer$.pipe(timeoutAfter(requestTimeout, scheduler), retryRequest(retry));
  }

  /** Sends what cancels the operation; nobody waits for the answer, but to hear of a failure. */
  cancel(operation: Operation, last: Attempt | undefined): void {
    const { answer, submitted } = this;
    const { cancel, cancelTimeout, trusted, transport, scheduler, onCancelError } = this.plan;
    if (!cancel || !answer) return;
    const answer$ = defer(() => {
      const exchange = requestToCancel(cancel, operation, { last, answer }, submitted, trusted);
      if (!exchange) return EMPTY;
      const { request, options } = exchange;
      return pollHttp(request, { ...options, transport }).pipe(
        timeoutAfter(cancelTimeout, scheduler),
        tap((response) => assertCancelled(request, response)),
      );
    });
    // It takes no turn, for who has left may never give one.
    offerTurns(undefined, () => answer$.subscribe({ error: (error: unknown) => onCancelError?.(error) }));
  }

  /** The transport, with an eye on what it is asked and answers. */
  private watching(onRequest?: (request: HttpRequest) => void): Transport {
    return (request) => {
      onRequest?.(request);
      return from(this.plan.transport(request)).pipe(tap((answer) => (this.answer = answer)));
    };
  }
}

/** Whether a request may be sent again, as {@link retryRequest} decides it of those that may. */
function isTransient({ response, error }: ScheduleContext): boolean {
  return isRetryable(response ?? error) || isResendable(error, true);
}

function eventually<T>(value: T | PromiseLike<T> | Observable<T>): Observable<T> {
  return isObservable(value) || isThenable(value) ? from(value) : of(value);
}
