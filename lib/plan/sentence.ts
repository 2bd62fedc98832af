import type { Duration } from '../duration.js';
import type { ResponseFilter } from '../filter/responseFilter.js';
import type { HttpResponse } from '../httpResponse.js';
import type { Predicate } from '../matcher/compileMatcher.js';
import type { Judging } from '../matcher/judge.js';
import type { PresetMatchOptions } from '../matcher/planMatch.js';
import type { PollOptions } from '../poll/planPoll.js';
import type { RetryOptions } from '../retry/retryPolicy.js';
import type { Schedule } from '../schedule/schedule.js';
import type { BackoffOptions } from '../schedule/scheduleFrom.js';
import type { PollHttpOptions } from '../transport/exchangePlan.js';
import type { RequestInitLike, RequestText } from '../transport/readRequest.js';

/** A request as documents describe it, its texts filled. */
export interface DescribedRequest extends Omit<RequestInitLike, 'headers'> {
  readonly url: RequestText;
  readonly headers: readonly (readonly [name: string, value: RequestText])[];
}

/** What the five operators are given, in the order of their sentence: what every document of a poll comes down to. */
export interface Sentence {
  /** What `pollHttp` asks … */
  readonly request: DescribedRequest;
  /** … and how. */
  readonly exchange: PollHttpOptions;
  /** How long each request may take; `Infinity` for no limit. */
  readonly requestTimeout: Duration;
  /** How `retryRequest` sends again. */
  readonly retry: RetryOptions;
  /** When `backoffSchedule` asks again. */
  readonly schedule: BackoffOptions & PollOptions;
  /** A schedule in place of the one that `schedule` describes. */
  readonly law?: Schedule | undefined;
  /** What `takeUntilMatch` waits for … */
  readonly until: ResponseFilter | Predicate<HttpResponse> | Judging;
  /** … and what else it looks at. */
  readonly match: PresetMatchOptions<HttpResponse>;
  /** How long the whole poll may take; `Infinity` for no limit. */
  readonly timeout: Duration;
  /** Ends the poll with its reason when it aborts. */
  readonly signal?: AbortSignal | undefined;
  /** Puts an error of the poll in the words of the service that the document comes from. */
  readonly rephrase?: ((error: unknown) => unknown) | undefined;
}
