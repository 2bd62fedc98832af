import { concatMap, defer, delay, map, of, Subject, take, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import type { PollEnd, PollObserver } from '../../lib/observer.js';
import { backoffSchedule } from '../../operators/backoffSchedule.js';
import { retryRequest } from '../../operators/retryRequest.js';
import { takeUntilMatch } from '../../operators/takeUntilMatch.js';
import { timeoutAfter } from '../../operators/timeoutAfter.js';
import { answer } from '../support/answers.js';
import { marbles } from '../support/marbles.js';
import { record } from '../support/record.js';

/** An observer that writes down what it is told. */
function listening(told: string[]): PollObserver {
  return {
    onAttempt: ({ number }) => told.push(`attempt ${String(number)}`),
    onHint: ({ delay, reason }, { number }) => told.push(`hint ${String(number)} ${String(delay)} ${reason}`),
    onRetry: ({ attempt }, delay) => told.push(`retry ${String(attempt)} ${String(delay)}`),
    onUnknownState: ({ state }) => told.push(`unknown ${String(state)}`),
    onEnd: ({ outcome, error, last }) =>
      told.push(
        `${outcome} after ${String(last?.number)}${error === undefined ? '' : `: ${(error as Error).message}`}`,
      ),
  };
}

/** Answers of these status codes, one for each request. */
function answers(...statuses: number[]): Observable<ReturnType<typeof answer>> {
  let asked = 0;
  return defer(() => of(answer(statuses[asked++] ?? 202)));
}

describe('Watch', () => {
  const plan = { strategy: 'fixed', initialDelay: 1_000 } as const;

  it(
    'tells hints, attempts, retries and the match, in order',
    marbles(({ flush }) => {
      const told: string[] = [];
      let asked = 0;
      const source = defer(() =>
        of(answer([202, 503, 200][asked++]!, null, asked === 1 ? { 'retry-after': '5' } : {})),
      );
      const seen = record(
        source.pipe(
          retryRequest({ strategy: 'fixed', initialDelay: 10, jitter: 'none' as never }),
          backoffSchedule(plan, { observer: listening(told) }),
          map((attempt) => attempt),
          takeUntilMatch<ReturnType<typeof answer>>({ status: [200] }),
        ),
      );
      flush();

      expect(told).toEqual(['hint 1 5000 retry-after', 'attempt 1', 'retry 1 10', 'attempt 2', 'matched after 2']);
      expect(seen.end).toBe('complete');
    }, 10_000),
  );

  it('is told nothing of an attempt once it has unsubscribed at its hint', () => {
    const told: string[] = [];
    const listener = listening(told);
    const observer: PollObserver = {
      ...listener,
      onHint: (hint, attempt) => {
        listener.onHint?.(hint, attempt);
        subscription.unsubscribe();
      },
    };
    const answer$ = new Subject<ReturnType<typeof answer>>();
    const subscription = answer$.pipe(take(1), backoffSchedule(plan, { observer })).subscribe();
    answer$.next(answer(202, null, { 'retry-after': '5' }));

    expect(told).toEqual(['hint 1 5000 retry-after', 'unsubscribed after 1']);
  });

  const ends: [string, (observer: PollObserver) => Observable<unknown>, string][] = [
    [
      'a failure',
      (observer) =>
        answers(500).pipe(
          backoffSchedule(plan, { observer }),
          delay(5),
          takeUntilMatch<ReturnType<typeof answer>>({ status: [200] }, { failOn: { status: [500] } }),
        ),
      'failed after 1: the job failed',
    ],
    [
      'a timeout',
      (observer) =>
        answers().pipe(
          backoffSchedule(plan, { observer }),
          map(({ number }) => number),
          timeoutAfter(2_500),
        ),
      'timeout after 3',
    ],
    [
      'a schedule that stops',
      (observer) => answers().pipe(backoffSchedule({ ...plan, maxAttempts: 2, observer })),
      'completed after 2',
    ],
    [
      'an error',
      (observer) => throwError(() => new Error('lost')).pipe(backoffSchedule({ ...plan, observer })),
      'error after undefined: lost',
    ],
  ];
  for (const [what, poll, expected] of ends) {
    it(
      `tells ${what}, once`,
      marbles(({ flush }) => {
        const told: string[] = [];
        record(poll(listening(told)));
        flush();
        const ends = told.filter((line) => !/^(attempt|hint)/.test(line));

        expect(ends.length).toBe(1);
        expect(ends[0]).toMatch(new RegExp(`^${expected}`));
      }, 10_000),
    );
  }

  it('tells that nobody waits any more, once', () => {
    const told: string[] = [];
    const poll = answers()
      .pipe(backoffSchedule({ ...plan, observer: listening(told) }))
      .subscribe();
    poll.unsubscribe();
    poll.unsubscribe();

    expect(told).toEqual(['attempt 1', 'unsubscribed after 1']);
  });

  it('makes an observer for each subscription where it is a function', () => {
    const observers: string[][] = [];
    const observer = (): PollObserver => {
      const told: string[] = [];
      observers.push(told);
      return listening(told);
    };
    const poll$ = answers().pipe(backoffSchedule({ ...plan, maxAttempts: 1, observer }));
    poll$.subscribe();
    poll$.subscribe();

    expect(observers).toEqual([
      ['attempt 1', 'completed after 1'],
      ['attempt 1', 'completed after 1'],
    ]);
  });

  it('ends the poll with what an observer throws', () => {
    const ends: PollEnd[] = [];
    const onEnd = (end: PollEnd): unknown => ends.push(end);
    const onAttempt = (): never => {
      throw new Error('full disk');
    };
    const thrown = record(answers().pipe(backoffSchedule({ ...plan, observer: { onAttempt, onEnd } })));
    const unmade = record(answers().pipe(backoffSchedule({ ...plan, observer: onAttempt })));

    expect([thrown.end, unmade.end]).toEqual([new Error('full disk'), new Error('full disk')]);
    expect(ends.map(({ outcome }) => outcome)).toEqual(['error']);
  });

  it(
    'is told nothing of a poll that follows an attempt, nor of one within it',
    marbles(({ flush }) => {
      const told: string[] = [];
      const inner = answers(500, 200, 500, 200).pipe(
        retryRequest({ initialDelay: 1 }),
        backoffSchedule({ ...plan, maxAttempts: 1 }),
        takeUntilMatch<ReturnType<typeof answer>>({ status: [200] }),
      );
      const outer = inner.pipe(backoffSchedule({ ...plan, maxAttempts: 1, observer: listening(told) }));
      record(outer.pipe(concatMap(() => inner)));
      flush();

      expect(told).toEqual(['attempt 1', 'completed after 1']);
    }),
  );
});
