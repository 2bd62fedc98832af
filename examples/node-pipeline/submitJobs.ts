import { firstValueFrom, map, mergeMap, range, reduce } from 'rxjs';
import { pollHttp, retryRequest } from 'rxpoll';
import type { Transport } from 'rxpoll';

/** Submits jobs, 32 at a time, and gives the CSV file that tells them apart. */
export function submitJobs(api: string, count: number, transport: Transport): Promise<string> {
  const submit$ = pollHttp<{ id: string }>(`${api}/jobs`, { method: 'POST', transport }).pipe(
    retryRequest({ retryUnsafe: true }), // a job too many does no harm here
  );
  const csv$ = range(1, count).pipe(
    mergeMap((number) => submit$.pipe(map(({ body }) => `${String(body?.id)},customer ${String(number)}\n`)), 32),
    reduce((csv, row) => csv + row, 'id,customer\n'),
  );
  return firstValueFrom(csv$, { defaultValue: '' });
}
