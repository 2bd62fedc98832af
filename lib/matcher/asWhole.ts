import type { Attempt } from '../attempt.js';
import type { HttpResponse } from '../httpResponse.js';

/** An attempt as it is judged: an answer by 304 is the 200 that it stands for (RFC 9110, section 15.4.5). */
export function asWhole<R>(attempt: Attempt<R>): Attempt<R> {
  if (!attempt.unchanged || (attempt.response as HttpResponse).status !== 304) return attempt;
  return { ...attempt, response: { ...attempt.response, status: 200 } };
}
