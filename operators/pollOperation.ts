import { concatMap, defer, from, isObservable, of, take, tap } from 'rxjs';
import type { Observable, ObservableInput } from 'rxjs';
import type { Attempt } from '../lib/attempt.js';
import { OperationError } from '../lib/errors/operationError.js';
import { PollExhaustedError } from '../lib/errors/pollExhaustedError.js';
import { PollFailedError } from '../lib/errors/pollFailedError.js';
import type { Hint, HintReader } from '../lib/http/hint.js';
import type { HttpResponse } from '../lib/httpResponse.js';
import { isThenable } from '../lib/isThenable.js';
import { beginOperation } from '../lib/operation/beginOperation.js';
import { describeExchange } from '../lib/operation/describeExchange.js';
import { failureOf } from '../lib/operation/failureOf.js';
import { followOperation } from '../lib/operation/followOperation.js';
import type { Operation, OperationStep } from '../lib/operation/operation.js';
import type { OperationOptions, OperationPlan } from '../lib/operation/planOperation.js';
import { planOperation } from '../lib/operation/planOperation.js';
import { requestTo, submittedAs } from '../lib/operation/requestTo.js';
import type { Submitted } from '../lib/operation/requestTo.js';
import { requestToCancel } from '../lib/operation/requestToCancel.js';
import { isSuccess } from '../lib/operation/verdictOn.js';
import { without } from '../lib/operation/without.js';
import { isResendable, isRetryable } from '../lib/retry/isRetryable.js';
import type { ScheduleContext } from '../lib/schedule/schedule.js';
import { applySchema } from '../lib/schema/applySchema.js';
import type { StandardSchema } from '../lib/schema/standardSchema.js';
import type { PollRequest } from '../lib/transport/exchangePlan.js';
import type { RequestLike } from '../lib/transport/readRequest.js';
import type { HttpRequest, Transport } from '../lib/transport/transport.js';
import { backoffSchedule } from './backoffSchedule.js';
import { pollHttp } from './pollHttp.js';
import { retryRequest } from './retryRequest.js';
import type { Deadline, Listener, Run } from './run.js';
import { completeRun, failRun, Runnable, runOf } from './run.js';
import { timeoutAfter } from './timeoutAfter.js';
import { offerTurns } from './turns/turn.js';
import { watchOf } from './watch.js';

type Answered = Attempt<HttpResponse>;

/**
 * Submits a long-running operation once, and follows it until its resource is there.
 *
 * ```text
 * PUT /things/1   --a               202, Operation-Location: /op/1
 * GET /op/1            --b    --c   Running, Succeeded
 * GET /things/1                  --d|
 * result          --a--  b--    c--(d|)
 * ```
 *
 * Every answer is an attempt: that of the submit is the first, and the last holds the resource, so that {@link matchedBody}
 * gives it. It follows what Azure and others do (`Operation-Location`, `Azure-AsyncOperation`, `Location`, and
 * `Content-Location` of FHIR), or what `monitor` and `state` tell of another API. The address is read anew on each answer.
 * Once the operation has succeeded, the resource is got at once: after a `PUT` at the address of the submit, after others at
 * `resourceLocation` or `Location`, else it is in the answer; `finalUrl` says otherwise. A submit that is answered by 200, 201
 * or 204 without any of that is done.
 *
 * **The submit is sent once**, whatever becomes of it, unless it carries an `Idempotency-Key` or `retrySubmit` is set. The
 * requests that follow are retried. They carry the header fields of the submit that are not about its body; to another
 * origin they carry no credentials. Redirects are followed as `redirect` says; that is up to `fetch`, which takes the header
 * fields along, and leaves out but `authorization` and cookies.
 *
 * It errors with {@link PollFailedError} when the job has failed or was canceled, and with {@link OperationError} when the
 * submit was refused or the job cannot be followed, which says nothing of the job; with `tolerateErrors` it goes on after
 * answers that tell no state. What else ends a poll ends it as ever: {@link PollExhaustedError}, {@link PollTimeoutError},
 * {@link ServerDelayError}, {@link NetworkError}, {@link SchemaError}. Every subscription is an operation of its own.
 * Unsubscribing aborts the request in flight, and leaves the job alone, unless `cancel` says what to send.
 *
 * @example
 * ```ts
 * import { matchedBody, pollOperation } from 'rxpoll';
 *
 * const thing$ = pollOperation<{ name: string }>(
 *   { url: 'https://api.example.com/things/1', method: 'PUT', body: JSON.stringify({ name: 'thing' }) },
 *   { schedule: { initialDelay: '2s' }, timeout: '10m', cancel: { method: 'DELETE' } },
 * ).pipe(matchedBody());
 * ```
 *
 * An API that tells an id in the body, and states in words of its own:
 *
 * ```ts
 * import { pollOperation } from 'rxpoll';
 *
 * interface Job {
 *   readonly id: number;
 *   readonly status: 'running' | 'completed' | 'error';
 * }
 * const states = { running: 'pending', completed: 'succeeded', error: 'failed' } as const;
 *
 * pollOperation<Job>(
 *   { url: 'https://api.example.com/jobs/42', method: 'POST' },
 *   {
 *     monitor: ({ body }) => `/jobs/${String((body as Job).id)}`,
 *     state: ({ body }) => states[(body as Job).status],
 *   },
 * ).subscribe(({ number, response }) => console.log(number, response.body?.status));
 * // 1 running
 * // 2 running
 * // 3 completed
 * ```
 *
 * @param request The request that submits the operation, as {@link pollHttp} takes it.
 * @param options See {@link OperationOptions}.
 * @returns An Observable of {@link Attempt}s, the last of which holds the resource.
 * @throws TypeError, RangeError or DurationSyntaxError if the request or an option is not right.
 */
export function pollOperation<T>(
  request: PollRequest,
  options: OperationOptions & { readonly schema: StandardSchema<T> },
): Observable<Attempt<HttpResponse<T>>>;
export function pollOperation<T = unknown>(
  request: PollRequest,
  options?: OperationOptions,
): Observable<Attempt<HttpResponse<T>>>;
export function pollOperation(request: PollRequest, options: OperationOptions = {}): Observable<Answered> {
  const plan = planOperation(options);
  // What else is wrong is to be found now, not when it is used.
  void pollHttp(request, plan.http).pipe(backoffSchedule(plan.law, plan.poll));
  retryRequest(plan.retry);

  const operation$ = new Runnable<Answered>((listener) => new OperationRun(request, listener, plan));
  return operation$.pipe(timeoutAfter(plan.timeout, plan.scheduler));
}

/** One operation: what its poll asks next, and the observer of that poll. */
class OperationRun implements Run, Listener<Answered> {
  private readonly upstream: Run;
  /** How the submit was sent, once it was. */
  private submitted: Submitted | undefined;
  /** The last answer, before anything in it is masked: it tells where to go on. */
  private answer: HttpResponse | undefined;
  /** What follows from it; `undefined` until the submit is accepted. */
  private step: OperationStep | undefined;
  private last: Answered | undefined;
  private isOver = false;

  constructor(
    private readonly request: PollRequest,
    private readonly listener: Listener<Answered>,
    private readonly plan: OperationPlan,
  ) {
    const attempts = backoffSchedule<HttpResponse>((context) => this.delayAfter(context), {
      ...plan.poll,
      hints: [...plan.hints.map((read) => this.hearing(read)), () => this.haste()],
    });
    this.upstream = runOf(attempts(defer(() => this.ask())), this);
  }

  start(): void {
    this.upstream.start();
  }

  takeDeadline(deadline: Deadline): boolean {
    return this.upstream.takeDeadline?.(deadline) ?? false;
  }

  next(attempt: Answered): void {
    const { step, listener } = this;
    this.last = attempt;
    listener.next(attempt);
    if (this.isOver || 'error' in attempt || !step) return;
    const watch = watchOf(attempt);
    if (step.next === 'failed') {
      const error = new PollFailedError(attempt, failureOf(attempt.response, step.outcome));
      if (watch) Object.assign(watch, { outcome: 'failed', error });
      failRun(this, listener, error);
    } else if (step.next === 'done') {
      if (watch) watch.outcome = 'matched';
      completeRun(this, listener);
    }
  }

  error(error: unknown): void {
    if (this.submitted?.init.signal?.aborted) this.cancel();
    this.isOver = true;
    this.listener.error(error);
  }

  /** The schedule has stopped before the end, or the submit has failed, which nothing tolerates. */
  complete(): void {
    const { last } = this;
    this.isOver = true;
    this.listener.error(last && 'error' in last ? last.error : new PollExhaustedError(last));
  }

  unsubscribe(): void {
    if (this.isOver) return;
    this.isOver = true;
    try {
      this.upstream.unsubscribe();
    } finally {
      this.cancel();
    }
  }

  private delayAfter(context: ScheduleContext): number | undefined {
    const { step, plan } = this;
    const isUnsettled = step?.next === 'poll' || (step?.next === 'get' && context.error !== undefined);
    return isUnsettled ? plan.law(context) : step?.next === 'get' ? 0 : undefined;
  }

  /** Hears what is said on the way: an answer that is final delays nothing, and one that was refused may say when to come back. */
  private hearing(read: HintReader): HintReader {
    return (answer, now) => {
      if (answer instanceof OperationError) return read(answer.response, now);
      return this.step?.next === 'poll' ? read(answer, now) : undefined;
    };
  }

  /** An interval that the server asked for from now on holds for its status, not for the resource. */
  private haste(): Hint | undefined {
    if (this.step?.next !== 'get' || !this.last?.pace?.interval) return undefined;
    return { delay: 0, reason: 'poll-interval', scope: 'from now on' };
  }

  private ask(): Observable<HttpResponse> {
    const { step, submitted } = this;
    const operation = step && 'operation' in step ? step.operation : undefined;
    const answer$ = operation && submitted ? this.get(operation.url, submitted) : this.submit();
    return answer$.pipe(concatMap((response) => this.read(response, operation)));
  }

  private submit(): Observable<HttpResponse> {
    const { submit, requestTimeout, scheduler, retry, retrySubmit = false } = this.plan;
    const transport = this.watching((request) => (this.submitted = submittedAs(request)));
    const shouldRetry = (context: ScheduleContext): boolean =>
      (retrySubmit || this.submitted?.headers['idempotency-key'] !== undefined) &&
      (retry.shouldRetry ?? isTransient)(context);
    return pollHttp(this.request, { ...submit, transport }).pipe(
      timeoutAfter(requestTimeout, scheduler),
      retryRequest({ ...without(retry, 'byStatus'), shouldRetry }),
    );
  }

  private get(url: string, submitted: Submitted): Observable<HttpResponse> {
    const { requestFor, requestTimeout, scheduler, retry, trusted, maxBodyBytes = 10_485_760 } = this.plan;
    const usual = requestTo(url, submitted, trusted);
    const send = (request: RequestLike): Observable<HttpResponse> =>
      pollHttp(request, { transport: this.watching(), maxBodyBytes });
    const answer$ = requestFor
      ? defer(() => eventually(requestFor(usual))).pipe(take(1), concatMap(send))
      : send(usual);
    return answer$.pipe(timeoutAfter(requestTimeout, scheduler), retryRequest(retry));
  }

  /** The transport, with an eye on what it is asked and answers. */
  private watching(onRequest?: (request: HttpRequest) => void): Transport {
    return (request) => {
      onRequest?.(request);
      return from(this.plan.transport(request)).pipe(tap((answer) => (this.answer = answer)));
    };
  }

  /** Decides what follows from an answer: from what came, while who listens is told what is masked. */
  private read(response: HttpResponse, operation: Operation | undefined): ObservableInput<HttpResponse> {
    const { plan, submitted, answer = response } = this;
    const submit = submitted ?? { method: 'GET', url: '', known: undefined }; // it is there once there is an answer
    try {
      this.step = operation ? followOperation(operation, answer, plan) : beginOperation(submit, answer, plan);
    } catch (error) {
      throw submit.known?.mask?.(error) ?? error;
    }
    const parsed = this.step.next === 'done' && plan.schema ? applySchema(response, plan.schema) : response;
    return parsed instanceof Promise ? parsed : [parsed];
  }

  /** Sends what cancels the operation, if that goes on; then nobody waits for the answer, but to hear of a failure. */
  private cancel(): void {
    const { step, submitted, answer, last } = this;
    const { cancel, cancelTimeout, trusted, transport, scheduler, onCancelError } = this.plan;
    if (!cancel || !submitted || !answer || step?.next !== 'poll' || step.operation.mode === 'final') return;
    const failed = (error: unknown): void => onCancelError?.(error);
    try {
      const exchange = requestToCancel(cancel, step.operation, { last, answer }, submitted, trusted);
      if (!exchange) return;
      const { request, options } = exchange;
      const refused = (response: HttpResponse): OperationError => {
        const said = describeExchange(request.method, String(request.url), response);
        return new OperationError('cancel-refused', `the job may go on: ${said}, which does not cancel it`, response);
      };
      const answer$ = pollHttp(request, { ...options, transport }).pipe(timeoutAfter(cancelTimeout, scheduler));
      offerTurns(undefined, () =>
        answer$.subscribe({ next: (response) => !isSuccess(response) && failed(refused(response)), error: failed }),
      );
    } catch (error) {
      failed(error);
    }
  }
}

/** Whether a request may be sent again, as {@link retryRequest} decides it of those that may. */
function isTransient({ response, error }: ScheduleContext): boolean {
  return isRetryable(response ?? error) || isResendable(error, true);
}

function eventually<T>(value: T | PromiseLike<T> | Observable<T>): Observable<T> {
  return isObservable(value) || isThenable(value) ? from(value) : of(value);
}
