import { lastValueFrom, map } from 'rxjs';
import type { BackgroundPollOptions, BackgroundPollParams } from '../lib/plan/backgroundPoll/backgroundPollParams.js';
import { jsonBody } from '../lib/plan/backgroundPoll/jsonBody.js';
import { fromBackgroundPoll } from './fromBackgroundPoll.js';

/**
 * Polls as the parameters of `io.backgroundPoll` of trigger.dev v2 say, as they stand, and gives the body of the answer that
 * matches.
 *
 * It asks at once, and then `interval` seconds after each answer. Any status is an answer. Different from the original:
 *
 * - The `timeout` ends the poll when it is over, not later, and aborts the request in flight.
 * - `durationInMs` is taken as it is, not clamped to 1 to 5 s, and covers the body too.
 * - `retry` is about one request: each has `limit` tries of its own. A lost request is sent again like a late one, also a
 *   `POST`; without `retry` it fails the poll at once, with {@link NetworkError}.
 * - What the server asks for (`Retry-After`, `RateLimit`, `X-Poll-Interval`) is a floor of the wait; where that is beyond the
 *   `timeout`, the poll waits until then, and no longer.
 * - `responseFilter` looks at the status and the header fields too.
 *
 * **Without `requestTimeout.retry` one slow answer fails the whole poll**, as in the original: `Fetch timed out after 5000ms`.
 *
 * @example
 * ```ts
 * import { backgroundPoll } from 'rxpoll';
 *
 * const job = await backgroundPoll<{ id: number; status: string }>({
 *   url: 'https://api.example.com/jobs/42',
 *   interval: 10,
 *   timeout: 300,
 *   responseFilter: { status: [200], body: { status: ['completed'] } },
 *   requestTimeout: { durationInMs: 5_000, retry: { limit: 5, factor: 1.8 } },
 * });
 * job.status; // => 'completed'
 * ```
 *
 * @typeParam T Type of the body.
 * @param params See {@link BackgroundPollParams}.
 * @param options See {@link BackgroundPollOptions}. Where its `signal` aborts, the promise is rejected with the reason.
 * @returns A promise of the body that matches; of `null` where that is no JSON. It is rejected with a
 * {@link PollTimeoutError} (`Task timed out after 300 seconds`) when the poll takes too long, and with a {@link PlanError}
 * (`Invalid fetch poll params: …`) for parameters that are not right.
 */
export async function backgroundPoll<T = unknown>(
  params: BackgroundPollParams<T>,
  options: BackgroundPollOptions = {},
): Promise<T> {
  const body$ = fromBackgroundPoll<T>(params, options).pipe(map(({ response }) => jsonBody(response) as T));
  return lastValueFrom(body$, { defaultValue: null as T });
}
