// A page in which specs poll by conditions.
import { lastValueFrom, take, toArray } from 'rxjs';
import { backoffSchedule, pollHttp } from '../../../operators/index.js';
import type { PollHttpOptions } from '../../../lib/transport/exchangePlan.js';

/** Polls so often, and gives the statuses. */
async function poll(url: string, options: PollHttpOptions, count: number): Promise<readonly number[]> {
  const attempts$ = pollHttp(url, options).pipe(backoffSchedule({ strategy: 'fixed', initialDelay: 1 }), take(count));
  return (await lastValueFrom(attempts$.pipe(toArray()))).map(({ response }) => response.status);
}

Object.assign(globalThis, { poll });
