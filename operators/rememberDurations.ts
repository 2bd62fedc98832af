import type { Observable } from 'rxjs';
import { defer, tap } from 'rxjs';
import { assertAttempt } from '../lib/assertAttempt.js';
import type { Attempt } from '../lib/attempt.js';
import type { DurationHistory, Durations } from '../lib/durations/durationHistory.js';
import { aHistory, durationsOf } from '../lib/durations/durationHistory.js';
import { isExhausted } from '../lib/matcher/exhausted.js';
import { aCount, aFunction, check, checkOptions } from '../lib/options.js';

/** Options of {@link rememberDurations}. */
export interface RememberDurationsOptions {
  /** Is told the new history each time a duration has come to it: to keep it. */
  readonly onHistory?: (history: DurationHistory) => void;
  /**
   * How many durations are kept, the newest.
   * @defaultValue 100
   */
  readonly keep?: number;
}

/** An operator that remembers, and what it remembers. */
export interface RememberDurations {
  <R>(source: Observable<Attempt<R>>): Observable<Attempt<R>>;
  /** The history so far: a new value each time. */
  readonly history: DurationHistory;
}

/**
 * Mirrors the attempts, and remembers how long it took until one matched, for {@link learned}.
 *
 * ```text
 * source    a--b--(c|)
 * result    a--b--(c|)
 * history         ^ + the middle of b and c
 * ```
 *
 * It stands after {@link takeUntilMatch}, and takes the completion of its source for the match. Only then is there a new
 * history: not after an error, not where the poll was let end without a match (`onExhausted: 'complete'`), not on unsubscribe.
 * When exactly it was done, between the last two answers, nobody knows: the middle is remembered, for that is off by half
 * of the time at most, and on average by nothing. So a schedule that comes late hears of shorter durations, and mends. A
 * poll of which only the last attempt was seen, as after a checkpoint, tells nothing.
 *
 * Attempts, the completion and errors pass as they came; what `onHistory` throws becomes the error. What is kept of a poll
 * is so per subscription; the history is one for all polls that the operator is put into, now and at the same time, so
 * that none is lost. Unsubscribing unsubscribes the source.
 *
 * @example
 * ```ts
 * import { backoffSchedule, learned, pollHttp, rememberDurations, takeUntilMatch } from 'rxpoll';
 *
 * let saved = 'null'; // in a file, or in localStorage
 * const remember = rememberDurations(JSON.parse(saved), { onHistory: (history) => (saved = JSON.stringify(history)) });
 *
 * pollHttp<{ status: string }>('https://api.example.com/jobs/42')
 *   .pipe(
 *     backoffSchedule(learned(remember.history, { cost: '1s' })),
 *     takeUntilMatch({ body: { status: ['completed'] } }),
 *     remember,
 *   )
 *   .subscribe({ complete: () => console.log(saved) }); // {"version":1,"durations":[1250]}
 * ```
 *
 * @param history What an earlier `onHistory` was told, or a list of milliseconds; nothing to begin anew.
 * @param options See {@link RememberDurationsOptions}.
 * @returns An operator with a history: {@link RememberDurations}.
 * @throws TypeError if the history is none, or an option is not right; RangeError if `keep` is not a whole number, 1 or more.
 */
export function rememberDurations(history?: Durations, options: RememberDurationsOptions = {}): RememberDurations {
  check('rememberDurations', 'history', history, aHistory);
  checkOptions('rememberDurations', options, { onHistory: aFunction, keep: aCount(1) });
  const { onHistory, keep = 100 } = options;
  let known: DurationHistory = { version: 1, durations: durationsOf(history).slice(-keep) };

  const operator = <R>(source: Observable<Attempt<R>>): Observable<Attempt<R>> =>
    defer(() => {
      /** When the last answer came that was none to wait for, in milliseconds since the poll began, if that is known. */
      let pendingAt: number | undefined;
      let last: Attempt<R> | undefined;
      return source.pipe(
        tap({
          next: (attempt) => {
            assertAttempt('rememberDurations', attempt);
            if (last === undefined) pendingAt = attempt.number === 1 ? 0 : undefined;
            else if (!('error' in last)) pendingAt = last.elapsed;
            last = attempt;
          },
          complete: () => {
            if (last === undefined || pendingAt === undefined || 'error' in last || isExhausted(last)) return;
            const durations = [...known.durations, Math.round((pendingAt + last.elapsed) / 2)].slice(-keep);
            known = { version: 1, durations };
            onHistory?.(known);
          },
        }),
      );
    });
  return Object.defineProperty(operator, 'history', { get: () => known }) as RememberDurations;
}
