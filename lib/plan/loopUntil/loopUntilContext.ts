import type { Attempt } from '../../attempt.js';
import type { HttpResponse } from '../../httpResponse.js';
import type { ConditionContext } from './conditionContext.js';
import { loopUntilHeaders } from './loopUntilHeaders.js';

/** What a condition is asked about an attempt. It holds no getter, for a condition that is text sees none. */
export function loopUntilContext(response: HttpResponse, { number, elapsed }: Attempt): ConditionContext {
  const { body, status, headers } = response;
  return { response: body, status, headers: loopUntilHeaders(headers), attempt: number, elapsed };
}
