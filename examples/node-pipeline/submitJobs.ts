import { lastValueFrom, mergeMap, range, reduce } from 'rxjs';
import { pollHttp, retryRequest } from 'rxpoll';
import type { Transport } from 'rxpoll';

/** Submits jobs, and gives the CSV file that tells them apart. */
export async function submitJobs(api: string, count: number, transport: Transport): Promise<string> {
  const submit$ = pollHttp<{ id: string }>(`${api}/jobs`, { method: 'POST', transport }).pipe(
    retryRequest({ retryUnsafe: true }), // a job too many does no harm here
  );
  return lastValueFrom(
    range(1, count).pipe(
      mergeMap(() => submit$, 32),
      reduce((csv, { body }, index) => `${csv}${String(body?.id)},customer ${String(index + 1)}\n`, 'id,customer\n'),
    ),
  );
}
