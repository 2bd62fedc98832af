import { parseCondition } from '../../../cli/arguments/parseCondition.js';
import { readPoll } from '../../../cli/arguments/readPoll.js';
import type { Polling } from '../../../cli/poll/polling.js';
import { sentenceOfFlags } from '../../../cli/poll/sentenceOfFlags.js';
import type { Judged } from '../../../cli/poll/teller.js';
import type { Attempt } from '../../../lib/attempt.js';
import type { HttpResponse } from '../../../lib/httpResponse.js';

/** A poll until `body.status` is completed, unless it is failed. */
export function aPolling(timeout = '5m', until = 'body.status=completed'): Polling {
  const url = 'http://localhost/jobs/42';
  const [done, failed] = [parseCondition(until, '--until'), parseCondition('body.status=failed', '--fail-on')];
  return {
    sentence: sentenceOfFlags(readPoll(url, { timeout }), { url, headers: [] }, done, failed),
    asked: { method: 'GET', url },
    until: done,
    failOn: failed,
  };
}

/** An attempt of it, as it was judged. */
export function aJudged(
  body: unknown,
  rest: Partial<Attempt<HttpResponse>> = {},
  judged: Partial<Judged> = {},
): Judged {
  const attempt: Attempt<HttpResponse> = {
    ...{
      number: 3,
      startedAt: 0,
      duration: 12,
      elapsed: 900,
      nextDelay: 400,
      delayReason: 'schedule',
      scheduledDelay: 400,
    },
    response: { status: 202, headers: new Headers(), body, url: null },
    tally: {},
    ...rest,
  };
  return { attempt, verdict: 'pending', streak: [0, 1], ...judged };
}
