import { concat, EMPTY, merge, NEVER, of, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import { resultOf, timesOf } from '../../bench/simulation/blind.js';
import { drawJobs } from '../../bench/simulation/jobs.js';
import { seeded } from '../../bench/simulation/random.js';
import type { Attempt } from '../../lib/attempt.js';
import type { DurationHistory } from '../../lib/durations/durationHistory.js';
import { constant } from '../../lib/schedule/constant.js';
import { fromDelays } from '../../lib/schedule/fromDelays.js';
import { learned } from '../../lib/schedule/learned.js';
import type { Schedule } from '../../lib/schedule/schedule.js';
import { backoffSchedule } from '../../operators/backoffSchedule.js';
import { rememberDurations } from '../../operators/rememberDurations.js';
import { takeUntilMatch } from '../../operators/takeUntilMatch.js';
import { marbles } from '../support/marbles.js';
import { record } from '../support/record.js';

const pending: Attempt = {
  number: 1,
  startedAt: 0,
  duration: 1,
  elapsed: 1_000,
  response: 'pending',
  nextDelay: 3_000,
  delayReason: 'schedule',
  scheduledDelay: 3_000,
  tally: {},
};
const matched: Attempt = { ...pending, number: 2, elapsed: 4_000, response: 'done' };
const failed: Attempt = { ...pending, number: 2, elapsed: 2_000, error: new Error('lost') };

/** What is remembered of attempts that then complete. */
function durationsOf(...attempts: Attempt[]): readonly number[] {
  const remember = rememberDurations();
  record(of(...attempts).pipe(remember));
  return remember.history.durations;
}

describe('rememberDurations', () => {
  const table: [string, Attempt[], number[]][] = [
    ['the middle of the last two attempts', [pending, matched], [2_500]],
    ['half of the time to the first, where that matches', [{ ...matched, number: 1 }], [2_000]],
    ['the middle without failed attempts, which do not tell', [pending, failed, { ...matched, number: 3 }], [2_500]],
    ['half of the time, where none but the match was answered', [{ ...failed, number: 1 }, matched], [2_000]],
    ['nothing where only the last was seen', [{ ...matched, number: 7 }], []],
    ['nothing where only failed ones were seen before', [failed, { ...matched, number: 7 }], []],
    [
      'the middle where two were seen',
      [
        { ...pending, number: 6 },
        { ...matched, number: 7 },
      ],
      [2_500],
    ],
    ['nothing where the last failed', [pending, { ...failed, elapsed: 4_000 }], []],
    ['nothing of nothing', [], []],
  ];
  for (const [what, attempts, durations] of table) {
    it(`remembers ${what}`, () => {
      expect(durationsOf(...attempts)).toEqual(durations);
    });
  }

  it('remembers nothing after an error, and on unsubscribe', () => {
    const remember = rememberDurations();
    record(
      concat(
        of(pending, matched),
        throwError(() => new Error('lost')),
      ).pipe(remember),
    );
    concat(of(pending, matched), NEVER).pipe(remember).subscribe().unsubscribe();

    expect(remember.history).toEqual({ version: 1, durations: [] });
  });

  it('remembers nothing where a poll was let end without a match', () => {
    const remember = rememberDurations();
    const { end } = record(
      of('pending').pipe(
        backoffSchedule(fromDelays([])),
        takeUntilMatch<string>(() => false, { onExhausted: 'complete' }),
        remember,
      ),
    );

    expect(end).toBe('complete');
    expect(remember.history.durations).toEqual([]);
  });

  it(
    'mirrors its source',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const values = { a: pending, b: matched };
      const endless = cold('a--', values);
      expectObservable(cold('-a--(b|)', values).pipe(rememberDurations())).toBe('-a--(b|)', values);
      expectObservable(cold('-a--#', values).pipe(rememberDurations())).toBe('-a--#', values);
      expectObservable((EMPTY as Observable<Attempt>).pipe(rememberDurations())).toBe('|');
      expectObservable(endless.pipe(rememberDurations()), '---!').toBe('a---', values);
      expectSubscriptions(endless.subscriptions).toBe('^--!');
    }),
  );

  it('tells each new history, as a value that JSON gives back', () => {
    const told: string[] = [];
    const remember = rememberDurations([7], { onHistory: (history) => told.push(JSON.stringify(history)) });
    const before = remember.history;
    record(of(pending, matched).pipe(remember));

    expect(told).toEqual(['{"version":1,"durations":[7,2500]}']);
    expect(before).toEqual({ version: 1, durations: [7] });
    expect(remember.history).toEqual(JSON.parse(told[0]!) as DurationHistory);
    expect(rememberDurations(remember.history).history).toEqual(remember.history);
  });

  it('keeps the newest, a hundred unless told otherwise', () => {
    const remember = rememberDurations([1, 2, 3], { keep: 2 });
    const many = Array.from({ length: 150 }, (_, index) => index);

    expect(remember.history.durations).toEqual([2, 3]);
    record(of(pending, matched).pipe(remember));

    expect(remember.history.durations).toEqual([3, 2_500]);
    expect(rememberDurations(many).history.durations).toEqual(many.slice(50));
  });

  it('loses none of polls that run at the same time, each with attempts of its own', () => {
    const remember = rememberDurations();
    const later: Attempt = { ...matched, elapsed: 9_000 };
    marbles(({ cold, flush }) => {
      const polls = [
        cold('a-b-(c|)', { a: pending, b: pending, c: matched }),
        cold('-a-(d|)', { a: pending, d: later }),
      ];
      merge(...polls.map((poll$) => poll$.pipe(remember))).subscribe();
      flush();
    })();

    expect(remember.history.durations).toEqual([5_000, 2_500]);
  });

  it('errors with what onHistory throws, and for what are no attempts', () => {
    const fault = new Error('the disk is full');
    const throwing = rememberDurations(undefined, {
      onHistory: () => {
        throw fault;
      },
    });

    expect(record(of(pending, matched).pipe(throwing))).toEqual({ values: [pending, matched], end: fault });
    expect(record(of(null as unknown as Attempt).pipe(rememberDurations())).end).toEqual(
      new TypeError('rememberDurations: its source must give attempts; put backoffSchedule() before it'),
    );
  });

  it('refuses what is no history, and options that are not right', () => {
    expect(() => rememberDurations([-1])).toThrowError(TypeError, /^rememberDurations: history must be/);
    expect(() => rememberDurations([], { keep: 0 })).toThrowError(RangeError, /^rememberDurations: keep must be/);
    expect(() => rememberDurations([], { onhistory: () => 0 } as object)).toThrowError(/did you mean onHistory\?/);
  });

  it('lets a schedule learn from its own polls, until the end is found as if all durations had been known', () => {
    const jobs = { median: 200, deviation: 0.5 };
    const cost = 10;
    const remember = rememberDurations();
    for (const length of drawJobs(jobs, 150, seeded(4))) poll(length, learned(remember.history, { cost }), remember);
    const loss = (schedule: Schedule): number => {
      const { requests, delay } = resultOf(jobs, timesOf(schedule));
      return delay + cost * requests;
    };
    const lossOfKnowing = loss(learned(drawJobs(jobs, 100, seeded(5)), { cost }));

    expect(remember.history.durations.length).toBe(100);
    expect(loss(learned(remember.history, { cost })) / lossOfKnowing).toBeLessThan(1.05);
    expect(loss(learned([], { cost })) / lossOfKnowing).toBeGreaterThan(1.2);
    expect(loss(constant(2 * cost)) / lossOfKnowing).toBeGreaterThan(1.2);
  });
});

/** Polls a job of some length in virtual time, until it is done. */
function poll(length: number, schedule: Schedule, remember: ReturnType<typeof rememberDurations>): void {
  marbles(({ cold, flush }) => {
    cold('(p|)', { p: 'pending' })
      .pipe(
        backoffSchedule(schedule),
        takeUntilMatch<string>((_, { elapsed }) => elapsed >= length),
        remember,
      )
      .subscribe();
    flush();
  }, Infinity)();
}
