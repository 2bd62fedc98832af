import { catchError, defaultIfEmpty, forkJoin, map, of, tap, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Attempt } from '../lib/attempt.js';
import type { HttpResponse } from '../lib/httpResponse.js';
import type { LoopUntilAllOptions } from '../lib/plan/loopUntil/loopUntilOptions.js';
import type { LoopUntilAllRequest } from '../lib/plan/loopUntil/loopUntilRequest.js';
import { sentencesOfLoopUntil } from '../lib/plan/loopUntil/sentenceOfLoopUntil.js';
import { abortedBy } from './abortedBy.js';
import { assemble } from './assemble.js';

/** How a poll ended, where `settle` is true: with its last attempt, or with an error. */
export type SettledAttempt<T = unknown> =
  | { readonly status: 'fulfilled'; readonly value: Attempt<HttpResponse<T>> }
  | { readonly status: 'rejected'; readonly reason: unknown };

/**
 * Polls by the parameters of Laminar's `lam.httpRequests`, as they stand: all requests at the same time.
 *
 * ```text
 * request 0   -a-------(b|)
 * request 1   ---(c|)
 * result      ---------(r|)      r: [b, c]
 * ```
 *
 * Each request has its own `loopUntil` and `retry`, as in {@link fromLoopUntil}, and its own `timeout`; one without
 * `loopUntil` is sent once, and any answer will do. When all have ended the result emits once, the last attempt of each in the
 * order of the requests, and completes; for none it emits `[]`. The first that fails ends the result with its error as it
 * came, once it has aborted the others. With `settle`, they go on, and the result tells of each how it ended. `onAttempt` and
 * `onFailure` are told which one it was meanwhile; what they throw becomes the error. The `signal` aborts them all and ends
 * the result with its reason, with `settle` too. Every subscription has polls of its own; unsubscribing aborts them all.
 *
 * @example
 * ```ts
 * import { fromLoopUntilAll } from 'rxpoll';
 *
 * fromLoopUntilAll<{ id: number; status: string }>([
 *   {
 *     url: 'https://api.example.com/jobs/1',
 *     loopUntil: { condition: (ctx) => ctx.response?.status === 'completed' },
 *   },
 *   { url: 'https://api.example.com/jobs/2' },
 * ]).subscribe((attempts) => console.log(attempts.map(({ response }) => response.body?.status))); // ['completed', 'running']
 * ```
 *
 * @typeParam T Type of the bodies.
 * @param requests See {@link LoopUntilAllRequest}.
 * @param options See {@link LoopUntilAllOptions}.
 * @returns An Observable of one list.
 * @throws PlanError with every fault of all requests, such as one at `[1].loopUntil.maxAttempts`; TypeError, RangeError or
 * DurationSyntaxError if an option is not right.
 */
export function fromLoopUntilAll<T = unknown>(
  requests: readonly LoopUntilAllRequest<T>[],
  options: LoopUntilAllOptions<T> & { readonly settle: true },
): Observable<readonly SettledAttempt<T>[]>;
export function fromLoopUntilAll<T = unknown>(
  requests: readonly LoopUntilAllRequest<T>[],
  options?: LoopUntilAllOptions<T> & { readonly settle?: false },
): Observable<readonly Attempt<HttpResponse<T>>[]>;
export function fromLoopUntilAll<T = unknown>(
  requests: readonly LoopUntilAllRequest<T>[],
  options?: LoopUntilAllOptions<T>,
): Observable<readonly Attempt<HttpResponse<T>>[] | readonly SettledAttempt<T>[]>;
export function fromLoopUntilAll<T>(
  requests: readonly LoopUntilAllRequest<T>[],
  options: LoopUntilAllOptions<T> = {},
): Observable<readonly Attempt<HttpResponse<T>>[] | readonly SettledAttempt<T>[]> {
  const { settle = false, onAttempt, onFailure, signal } = options;
  const polls = sentencesOfLoopUntil(requests, options).map((sentence) => assemble<T>(sentence));

  const watched = (attempts$: Observable<Attempt<HttpResponse<T>>>, index: number): Observable<SettledAttempt<T>> =>
    attempts$.pipe(
      map((value): SettledAttempt<T> => ({ status: 'fulfilled', value })),
      catchError((reason: unknown) => of<SettledAttempt<T>>({ status: 'rejected', reason })),
      tap((outcome) => {
        if (outcome.status === 'fulfilled') {
          onAttempt?.(outcome.value, index);
          return;
        }
        onFailure?.(outcome.reason, index);
        if (!settle) throw outcome.reason;
      }),
    );

  return forkJoin(polls.map(watched)).pipe(
    defaultIfEmpty([]),
    map((outcomes) =>
      settle ? outcomes : outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : [])),
    ),
    catchError((error: unknown) => throwError(() => error as Error)), // it aborts the others before it tells the error
    abortedBy(signal), // it hears of the abort before the polls do, so that none fails by it
  );
}
