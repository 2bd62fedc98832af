import { firstValueFrom, merge, tap } from 'rxjs';
import { backoffSchedule } from '../operators/backoffSchedule.js';
import { matchedBody } from '../operators/matchedBody.js';
import { pollHttp } from '../operators/pollHttp.js';
import { retryRequest } from '../operators/retryRequest.js';
import { takeUntilMatch } from '../operators/takeUntilMatch.js';
import { timeoutAfter } from '../operators/timeoutAfter.js';
import { interruption } from './interruption.js';
import type { Reporter } from './reporter.js';
import type { Settings } from './settings.js';

/**
 * Polls an address until its answer matches, and tells all that happens on the way.
 *
 * @returns The matching body. It rejects as the poll errors, and with InterruptedError at Ctrl-C, which aborts the request.
 */
export async function waitFor(url: string, settings: Settings, reporter: Reporter): Promise<unknown> {
  const { until, failOn, schedule, retry, timeout } = settings;
  const body$ = pollHttp(url).pipe(
    timeoutAfter('10s'),
    retryRequest({
      ...retry,
      onRetry: (context, delay) => {
        reporter.retry(context, delay);
      },
    }),
    backoffSchedule(schedule),
    takeUntilMatch(until.matches, failOn && { failOn: failOn.matches }),
    timeoutAfter(timeout),
    tap((attempt) => {
      reporter.attempt(attempt, settings);
    }),
    matchedBody(),
  );

  reporter.begin(url, settings);
  const body = await firstValueFrom(merge(body$, interruption()), { defaultValue: null });
  reporter.matched();
  return body;
}
