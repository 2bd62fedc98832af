import type { Observable } from 'rxjs';
import type { Attempt } from '../lib/attempt.js';
import type { HttpResponse } from '../lib/httpResponse.js';
import type { LoopUntilOptions } from '../lib/plan/loopUntil/loopUntilOptions.js';
import type { LoopUntilRequest } from '../lib/plan/loopUntil/loopUntilRequest.js';
import { sentenceOfLoopUntil } from '../lib/plan/loopUntil/sentenceOfLoopUntil.js';
import { assemble } from './assemble.js';

/**
 * Polls by the parameters of Laminar's `lam.httpRequest` with `loopUntil`, as they stand.
 *
 * ```text
 * answers     -(r|)  -(r|)  -(c|)
 * condition   no      no     yes
 * result      -a------a------(b|)
 * ```
 *
 * The first request is sent at once. Every attempt is emitted, and the result completes with the one whose condition holds;
 * after `maxAttempts` without it errors with {@link PollExhaustedError}. Any status is an answer, which the condition is asked
 * about; a request without an answer ends the poll, with {@link NetworkError} or {@link PollTimeoutError}. `retry` tries again
 * within an attempt, also a `POST`, for that is what it says. Delays are exact, but for what the server asks for
 * (`Retry-After` and its kin), which is a floor as everywhere here, up to `maxServerDelay`: where it asks for more, the poll
 * ends with {@link ServerDelayError}. What the condition throws becomes the error. Every subscription is a poll of its own;
 * unsubscribing aborts the request in flight and stops the clock.
 *
 * A request that takes longer than 30 s fails, unless `requestTimeout` says otherwise: one that is never answered would hang
 * for ever. The whole poll has no limit but its attempts; `timeout` gives it one.
 *
 * A condition that is text needs a parser, which not everybody shall pay for: import this function from `rxpoll/condition`
 * then. It is parsed and walked over what is allowed, and never run as code.
 *
 * @example
 * ```ts
 * import { lastValueFrom } from 'rxjs';
 * import { fromLoopUntil, matchedBody } from 'rxpoll';
 *
 * const job$ = fromLoopUntil<{ status: string }>(
 *   {
 *     url: 'https://api.example.com/jobs/{id}',
 *     headers: { authorization: 'Bearer {{config.token}}' },
 *     pathParams: { id: 42 },
 *     retry: { maxAttempts: 3 },
 *     loopUntil: {
 *       condition: (ctx) => ctx.response?.status === 'completed',
 *       maxAttempts: 20,
 *       strategy: 'exponential',
 *       initialDelay: '2s',
 *       maxDelay: '60s',
 *     },
 *   },
 *   { config: { token: 'secret' } },
 * ).pipe(matchedBody());
 * (await lastValueFrom(job$)).status; // => 'completed'
 * ```
 *
 * @typeParam T Type of the body.
 * @param request See {@link LoopUntilRequest}.
 * @param options See {@link LoopUntilOptions}.
 * @returns An Observable of {@link Attempt}s.
 * @throws PlanError with every fault of the request; TypeError, RangeError or DurationSyntaxError if an option is not right.
 */
export function fromLoopUntil<T = unknown>(
  request: LoopUntilRequest<T>,
  options: LoopUntilOptions = {},
): Observable<Attempt<HttpResponse<T>>> {
  return assemble(sentenceOfLoopUntil(request, options));
}
