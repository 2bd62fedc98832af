import type { Observable } from 'rxjs';
import type { Attempt } from '../lib/attempt.js';
import type { HttpResponse } from '../lib/httpResponse.js';
import type { BackgroundPollOptions, BackgroundPollParams } from '../lib/plan/backgroundPoll/backgroundPollParams.js';
import { sentenceOfBackgroundPoll } from '../lib/plan/backgroundPoll/sentenceOfBackgroundPoll.js';
import { assemble } from './assemble.js';

/**
 * Polls as the parameters of `io.backgroundPoll` of trigger.dev v2 say, as they stand: {@link backgroundPoll}, attempt by
 * attempt.
 *
 * ```text
 * params    { interval: 3, … }
 * result    -a---b---(c|)
 * ```
 *
 * It builds the pipe of the five operators, and nothing else: what they say of values, completion and unsubscribing holds.
 * What is different from the original, {@link backgroundPoll} says.
 *
 * @example
 * ```ts
 * import { fromBackgroundPoll } from 'rxpoll';
 *
 * fromBackgroundPoll<{ status: string }>({
 *   url: 'https://api.example.com/jobs/42',
 *   responseFilter: { status: [200], body: { status: ['completed'] } },
 * }).subscribe(({ number, response }) => console.log(number, response.status, response.body?.status));
 * // 1 202 running
 * // 2 202 running
 * // 3 200 completed
 * ```
 *
 * @typeParam T Type of the body.
 * @param params See {@link BackgroundPollParams}.
 * @param options See {@link BackgroundPollOptions}.
 * @returns An Observable of {@link Attempt}s, of which the last matches.
 * @throws PlanError with every fault of the parameters; TypeError if an option is not right.
 */
export function fromBackgroundPoll<T = unknown>(
  params: BackgroundPollParams<T>,
  options: BackgroundPollOptions = {},
): Observable<Attempt<HttpResponse<T>>> {
  return assemble(sentenceOfBackgroundPoll(params, options));
}
