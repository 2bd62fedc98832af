import { concatMap, defer } from 'rxjs';
import type { Observable, ObservableInput } from 'rxjs';
import type { Attempt } from '../lib/attempt.js';
import { PollExhaustedError } from '../lib/errors/pollExhaustedError.js';
import { PollFailedError } from '../lib/errors/pollFailedError.js';
import { ServerDelayError } from '../lib/errors/serverDelayError.js';
import { UnknownStateError } from '../lib/errors/unknownStateError.js';
import type { HttpResponse } from '../lib/httpResponse.js';
import type { UnknownState } from '../lib/observer.js';
import { beginOperation } from '../lib/operation/beginOperation.js';
import { failureOf } from '../lib/operation/failureOf.js';
import { followOperation } from '../lib/operation/followOperation.js';
import type { Operation, OperationStep } from '../lib/operation/operation.js';
import type { OperationOptions, OperationPlan } from '../lib/operation/planOperation.js';
import { planOperation } from '../lib/operation/planOperation.js';
import type { OperationStanding } from '../lib/operation/timingOf.js';
import { timingOf } from '../lib/operation/timingOf.js';
import { whatIsUnknown } from '../lib/operation/whatIsUnknown.js';
import { applySchema } from '../lib/schema/applySchema.js';
import type { StandardSchema } from '../lib/schema/standardSchema.js';
import type { PollRequest } from '../lib/transport/exchangePlan.js';
import { abortedBy } from './abortedBy.js';
import { backoffSchedule } from './backoffSchedule.js';
import { OperationRequests } from './operationRequests.js';
import { pollHttp } from './pollHttp.js';
import { retryRequest } from './retryRequest.js';
import type { Deadline, Listener, Run } from './run.js';
import { completeRun, failRun, Runnable, runOf } from './run.js';
import { timeoutAfter } from './timeoutAfter.js';
import { watchOf } from './watch.js';
import type { Watch } from './watch.js';

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
 * **The submit is sent once**, whatever becomes of it, unless it carries an `Idempotency-Key`, which it keeps, or
 * `retrySubmit` is set. Every subscription is an operation of its own, so that `retry()` and `repeat()` of RxJS submit anew.
 * The requests that follow are retried. They carry the header fields of the submit that are not about its body; to another
 * origin they carry no credentials. Redirects are followed as `redirect` says; that is up to `fetch`, which takes the header
 * fields along, and leaves out but `authorization` and cookies.
 *
 * It errors with {@link PollFailedError} when the job has failed or was canceled, and with {@link OperationError} when the
 * submit was refused or the job cannot be followed, which says nothing of the job; with `tolerateErrors` it goes on after
 * answers that tell no state. What else ends a poll ends it as ever: {@link PollExhaustedError}, {@link PollTimeoutError},
 * {@link ServerDelayError}, {@link UnknownStateError}, {@link NetworkError}, {@link SchemaError}. JSON that was cut short, and
 * a page of HTML in its place, are never taken for success. Unsubscribing, and `signal`, end it at once, be it in flight or
 * waiting. Whoever gives up, the job is left alone, unless `cancel` says what to send.
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
  const { signal } = Object(request) as { readonly signal?: AbortSignal | null };
  return operation$.pipe(timeoutAfter(plan.timeout, plan.scheduler), abortedBy(options.signal), abortedBy(signal));
}

/** One operation: what its poll asks next, and the observer of that poll. */
class OperationRun implements Run, Listener<Answered>, OperationStanding {
  step: OperationStep | undefined;
  last: Answered | undefined;
  private readonly upstream: Run;
  private readonly requests: OperationRequests;
  private isOver = false;
  /** How many words in a row were not known. */
  private unknowns = 0;

  constructor(
    request: PollRequest,
    private readonly listener: Listener<Answered>,
    private readonly plan: OperationPlan,
  ) {
    this.requests = new OperationRequests(request, plan);
    const { schedule, hints } = timingOf(plan, this);
    const attempts = backoffSchedule<HttpResponse>(schedule, { ...plan.poll, hints });
    this.upstream = runOf(attempts(defer(() => this.ask())), this);
  }

  start(): void {
    this.upstream.start();
  }

  takeDeadline(deadline: Deadline): boolean {
    return this.upstream.takeDeadline?.(deadline) ?? false;
  }

  next(attempt: Answered): void {
    this.last = attempt;
    const watch = watchOf(attempt);
    let failure: UnknownStateError | undefined;
    try {
      failure = this.findUnknown(attempt, watch);
    } catch (error) {
      this.giveUp(error, watch);
    }
    if (!this.isOver) this.tell(attempt, failure, watch); // who was told of a word may have unsubscribed
  }

  error(error: unknown): void {
    this.isOver = true;
    if (error instanceof ServerDelayError || this.requests.submitted.init.signal?.aborted) this.cancel();
    this.listener.error(error);
  }

  complete(): void {
    this.isOver = true;
    this.cancel();
    this.listener.error(whyStopped(this.last));
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

  private ask(): Observable<HttpResponse> {
    const { step, requests } = this;
    const operation = step && 'operation' in step ? step.operation : undefined;
    const answer$ = operation ? requests.get(operation.url) : requests.submit();
    return answer$.pipe(concatMap((response) => this.read(response, operation)));
  }

  /** Decides what follows from an answer: from what came, while who listens is told what is masked. */
  private read(response: HttpResponse, operation: Operation | undefined): ObservableInput<HttpResponse> {
    const { plan } = this;
    const { submitted, answer = response } = this.requests;
    try {
      this.step = operation ? followOperation(operation, answer, plan) : beginOperation(submitted, answer, plan);
    } catch (error) {
      throw submitted.known.mask?.(error) ?? error;
    }
    const parsed = this.step.next === 'done' && plan.schema ? applySchema(response, plan.schema) : response;
    return parsed instanceof Promise ? parsed : [parsed];
  }

  private tell(attempt: Answered, failure: UnknownStateError | undefined, watch: Watch | undefined): void {
    const { step, listener } = this;
    listener.next(attempt);
    if (this.isOver) return;
    if (!('error' in attempt) && step?.next === 'failed') {
      const error = new PollFailedError(attempt, failureOf(attempt.response, step.outcome));
      if (watch) Object.assign(watch, { outcome: 'failed', error });
      failRun(this, listener, error);
    } else if (!('error' in attempt) && step?.next === 'done') {
      if (watch) watch.outcome = 'matched';
      completeRun(this, listener);
    } else if (failure) {
      this.giveUp(failure, watch);
    } else if (watch && attempt.nextDelay === undefined) {
      Object.assign(watch, { outcome: 'error', error: whyStopped(attempt) });
    }
  }

  /**
   * Tells of a word that is not known.
   *
   * @returns What the poll ends with, if there were too many in a row.
   */
  private findUnknown(attempt: Answered, watch: Watch | undefined): UnknownStateError | undefined {
    const { step, plan } = this;
    if ('error' in attempt) return undefined;
    if (step?.next !== 'poll' || step.unknown === undefined) {
      this.unknowns = 0;
      return undefined;
    }
    const word = this.requests.submitted.known.mask?.(step.unknown) ?? step.unknown;
    const unknown: UnknownState = { state: word, count: ++this.unknowns, attempt };
    plan.onUnknownState?.(unknown);
    watch?.observer.onUnknownState?.(unknown);
    return unknown.count < plan.failAfter ? undefined : new UnknownStateError(unknown, whatIsUnknown(word));
  }

  /** Ends a poll that cannot tell how the job stands, and so leaves that alone. */
  private giveUp(error: unknown, watch: Watch | undefined): void {
    if (this.isOver) return;
    this.isOver = true;
    if (watch) Object.assign(watch, { outcome: 'error', error });
    failRun(this.upstream, this.listener, error);
  }

  private cancel(): void {
    const { step, requests, last } = this;
    if (step?.next === 'poll') requests.cancel(step.operation, last);
  }
}

/** The schedule has stopped before the end, or the submit has failed, which nothing tolerates. */
function whyStopped(last: Answered | undefined): unknown {
  return last && 'error' in last ? last.error : new PollExhaustedError(last);
}
