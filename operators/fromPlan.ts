import type { Observable } from 'rxjs';
import type { Attempt } from '../lib/attempt.js';
import type { HttpResponse } from '../lib/httpResponse.js';
import type { Plan } from '../lib/plan/plan.js';
import type { FromPlanOptions } from '../lib/plan/sentenceOfPlan.js';
import { sentenceOfPlan } from '../lib/plan/sentenceOfPlan.js';
import { assemble } from './assemble.js';

/**
 * Polls as a plan says: builds the pipe of the five operators, and nothing else.
 *
 * ```text
 * plan      { "version": 1, "request": …, "schedule": …, "until": … }
 * result    -a----b---(c|)
 * ```
 *
 * What `pollHttp`, `timeoutAfter`, `retryRequest`, `backoffSchedule` and `takeUntilMatch` say of values, errors, completion and
 * unsubscribing holds. Each `{{name}}` in the address, the header fields and the body is filled from the variables, once;
 * in an address percent-encoded, in JSON and in forms escaped, so that no value leaves its place. One that is
 * {@link redact}ed is masked wherever it is shown.
 *
 * @example
 * ```ts
 * import { lastValueFrom } from 'rxjs';
 * import { fromPlan, matchedBody } from 'rxpoll';
 * import type { Plan } from 'rxpoll';
 *
 * const plan: Plan = {
 *   version: 1,
 *   request: 'https://api.example.com/jobs/{{job}}',
 *   schedule: { initialDelay: '2s', maxDelay: '60s' },
 *   until: { status: [200], body: { status: ['completed'] } },
 * };
 *
 * const job = await lastValueFrom(fromPlan<{ status: string }>(plan, { variables: { job: 42 } }).pipe(matchedBody()));
 * job.status; // => 'completed'
 * ```
 *
 * @typeParam T Type of the body.
 * @param plan A plan, as {@link parsePlan} takes one.
 * @param options See {@link FromPlanOptions}.
 * @returns An Observable of {@link Attempt}s.
 * @throws PlanError with every fault of the plan, or for a name without a value; TypeError if an option is not right.
 */
export function fromPlan<T = unknown>(plan: Plan, options: FromPlanOptions = {}): Observable<Attempt<HttpResponse<T>>> {
  return assemble(sentenceOfPlan(plan, options));
}
