import type { Subscription } from 'rxjs';
import type { Attempt } from '../../../lib/attempt.js';
import type { HttpResponse } from '../../../lib/httpResponse.js';
import { isPollError } from '../../../lib/errors/isPollError.js';
import type { AnyPollError } from '../../../lib/errors/isPollError.js';
import { acrossTabs } from '../../../operators/acrossTabs.js';
import { backoffSchedule } from '../../../operators/backoffSchedule.js';
import { pollHttp } from '../../../operators/pollHttp.js';
import { sharePoll } from '../../../operators/sharePoll.js';
import { takeUntilMatch } from '../../../operators/takeUntilMatch.js';
import { whenHidden } from '../../../operators/whenHidden.js';

/** What the page has seen of the poll. */
export interface Seen {
  /** Number, status and `etag` of each attempt. */
  readonly attempts: (readonly [number, number, string | null])[];
  /** How the poll ended: with `'complete'`, or with what is known of the error. */
  end: readonly unknown[] | undefined;
}

const seen: Seen = { attempts: [], end: undefined };
let viewer: Subscription | undefined;

/** Watches the job, which is asked for in the name of the page: `/job?by=…`. Where it pauses, it does while it is hidden. */
function watch(interval: number, pauses = true): void {
  const { search } = location;
  viewer = sharePoll(
    'job',
    (from) =>
      pollHttp(`/job${search}`).pipe(
        backoffSchedule({
          strategy: 'fixed',
          initialDelay: interval,
          ...(pauses && { pauseWhile: whenHidden() }),
          from,
        }),
        takeUntilMatch({ status: [200] }, { failOn: { status: [410] } }),
      ),
    { across: acrossTabs() },
  ).subscribe({
    next: ({ number, response }: Attempt<HttpResponse>) => {
      seen.attempts.push([number, response.status, response.headers.get('ETag')]);
    },
    error: (error: unknown) => (seen.end = isPollError(error) ? known(error) : [String(error)]),
    complete: () => (seen.end = ['complete']),
  });
}

/** What a viewer knows of an error. */
function known({ kind, message, tally, last }: AnyPollError): readonly unknown[] {
  return [kind, message.split(';')[0], tally['410'], (last?.response as HttpResponse).status];
}

Object.assign(globalThis, { seen, watch, leave: () => viewer?.unsubscribe() });
