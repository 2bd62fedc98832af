import { firstValueFrom, merge, takeLast, tap } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Attempt } from '../../lib/attempt.js';
import { isPollError } from '../../lib/errors/isPollError.js';
import { PollExhaustedError } from '../../lib/errors/pollExhaustedError.js';
import type { HttpResponse } from '../../lib/httpResponse.js';
import { isExhausted } from '../../lib/matcher/exhausted.js';
import type { Sentence } from '../../lib/plan/sentence.js';
import { assemble } from '../../operators/assemble.js';
import { UsageError } from '../usageError.js';
import { Judge } from './judge.js';
import { outOfTime } from './outOfTime.js';
import type { Polling } from './polling.js';
import type { Teller } from './teller.js';

/**
 * Polls until the answer matches, and tells all that happens on the way.
 *
 * @param tellers Are told of it.
 * @param stop$ Ends the poll with its error, aborting the request in flight.
 * @returns The attempt that matched. It rejects as the poll errors.
 */
export async function runPolling(
  polling: Polling,
  tellers: readonly Teller[],
  stop$: Observable<never>,
): Promise<Attempt<HttpResponse>> {
  const judge = new Judge(polling.sentence);
  let number = 1;
  let beganAt = Date.now();
  const { retry, rephrase = (error: unknown): unknown => error } = judge.sentence;
  const attempts$ = pipeOf({
    ...judge.sentence,
    rephrase: (error) => outOfTime(rephrase(error), judge.sentence),
    retry: {
      ...retry,
      onRetry: (context, delay) => {
        const elapsed = Date.now() - beganAt;
        for (const teller of tellers) teller.retry?.({ number, context, delay, elapsed });
      },
    },
  }).pipe(
    tap((attempt) => {
      number = attempt.number + 1;
      const judged = judge.judge(attempt);
      for (const teller of tellers) teller.attempt?.(judged);
    }),
    takeLast(1),
  );

  beganAt = Date.now();
  for (const teller of tellers) teller.begin?.(polling);
  const final = await firstValueFrom(merge(stop$, attempts$), { defaultValue: undefined });
  if (final === undefined || isExhausted(final)) throw new PollExhaustedError(final);
  return final;
}

/** What operators find wrong with a sentence, whoever wrote it gave them. */
function pipeOf(sentence: Sentence): Observable<Attempt<HttpResponse>> {
  try {
    return assemble(sentence);
  } catch (error) {
    if (isPollError(error) || !(error instanceof TypeError || error instanceof RangeError)) throw error;
    throw new UsageError(error.message.replace(/^\w+: /, ''));
  }
}
