import { config, EMPTY, finalize, NEVER, Observable, of, Subject, switchMap, take, throwError } from 'rxjs';
import type { Subscription } from 'rxjs';
import type { PollFactory, ShareAcross, SharePollOptions } from '../../lib/sharing/sharePollOptions.js';
import { backoffSchedule } from '../../operators/backoffSchedule.js';
import { sharedPolls } from '../../operators/sharing/sharedPolls.js';
import { sharePoll } from '../../operators/sharePoll.js';
import { offeredTurns, offerTurns } from '../../operators/turns/turn.js';
import type { Turns } from '../../operators/turns/turn.js';
import { marbles } from '../support/marbles.js';
import { record } from '../support/record.js';
import type { Recording } from '../support/record.js';
import { Closed, Open } from '../support/turns.js';

describe('sharePoll', () => {
  let scope: object;
  const shareHere = <T>(poll: PollFactory<T>, options: SharePollOptions = {}): Observable<T> =>
    sharePoll('job 42', poll, { scope, ...options });
  /** How many polls are kept. */
  const kept = (): number => sharedPolls(scope).size;

  beforeEach(() => {
    scope = {};
  });

  it(
    'shares one poll among all who look, and lingers when the last has left',
    marbles(({ cold, expectObservable, expectSubscriptions, flush }) => {
      const poll = cold('    a---b---c---d---');
      const unsub = '        ------!';
      const expected1 = '    a---b-';
      const sub = '          --^--------!';
      const expected2 = '    --a-b---c--';
      const subscriptions = '^------------!';
      const result = shareHere(() => poll, { linger: 2 });

      expectObservable(result, unsub).toBe(expected1);
      expectObservable(result, sub).toBe(expected2);
      expectSubscriptions(poll.subscriptions).toBe(subscriptions);
      flush();

      expect(kept()).toBe(0);
    }),
  );

  it(
    'goes on with one who comes while it lingers',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const poll = cold('    a---b---c---d---e---');
      const unsub = '        --!';
      const sub = '          ------^------!';
      const expected = '     ------b-c---d';
      const subscriptions = '^-----------------!';
      const result = shareHere(() => poll, { linger: '5ms' });

      expectObservable(result, unsub).toBe('a--');
      expectObservable(result, sub).toBe(expected);
      expectSubscriptions(poll.subscriptions).toBe(subscriptions);
    }),
  );

  it(
    'begins anew for one who comes later',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const poll = cold('     a---b---');
      const unsub = '         --!';
      const sub = '           -----^----!';
      const expected = '      -----a---b';
      const subscriptions = ['^---!', '-----^------!'];
      const result = shareHere(() => poll, { linger: 2 });

      expectObservable(result, unsub).toBe('a--');
      expectObservable(result, sub).toBe(expected);
      expectSubscriptions(poll.subscriptions).toBe(subscriptions);
    }),
  );

  it(
    'mirrors empty, never, failing and synchronous polls',
    marbles(({ cold, expectObservable, flush }) => {
      const mirrored = <T>(source: Observable<T>): Observable<T> => sharePoll(source, () => source, { scope });

      expectObservable(mirrored(EMPTY)).toBe('|');
      expectObservable(mirrored(NEVER), '--!').toBe('---');
      expectObservable(mirrored(of('a', 'b'))).toBe('(ab|)');
      expectObservable(mirrored(cold('a-b-#'))).toBe('a-b-#');
      flush();

      expect(kept()).toBe(0);
    }),
  );

  it('makes the poll when the first subscribes, and the first one alone', () => {
    const poll = jasmine.createSpy().and.returnValue(NEVER);
    const another = jasmine.createSpy().and.returnValue(NEVER);
    const results = [shareHere(poll), shareHere(another), shareHere(poll)];
    const before = poll.calls.count();
    const viewers = results.map((result) => result.subscribe());

    expect([before, poll.calls.allArgs(), another.calls.count(), kept()]).toEqual([0, [[undefined]], 0, 1]);

    for (const viewer of viewers) viewer.unsubscribe();

    expect(kept()).toBe(0);
  });

  it('gives all the same object', () => {
    const attempts = new Subject<object>();
    const result = shareHere(() => attempts);
    const [one, two] = [record(result), record(result)];
    const attempt = {};
    attempts.next(attempt);
    const late = record(result);

    expect([one, two, late].map(({ values }) => values[0] === attempt)).toEqual([true, true, true]);
  });

  const replays: readonly (readonly [SharePollOptions, string])[] = [
    [{}, '            ----b---c'],
    [{ replay: 0 }, ' --------c'],
    [{ replay: 2 }, ' ----(ab)c'],
  ];
  for (const [options, expected] of replays) {
    it(
      `shows one who comes later what was last, with ${JSON.stringify(options)}`,
      marbles(({ cold, expectObservable }) => {
        const poll = cold('a-b-----c-');
        const unsub = '    ---------!';
        const sub = '      ----^----!';
        const result = shareHere(() => poll, options);

        expectObservable(result, unsub).toBe('a-b-----c');
        expectObservable(result, sub).toBe(expected);
      }),
    );
  }

  it('keeps polls with other keys and in other scopes apart', () => {
    const otherScope = {};
    const before = sharedPolls().size;
    const made: string[] = [];
    const make = (name: string) => (): Observable<never> => {
      made.push(name);
      return NEVER;
    };
    const [one, two] = [Symbol('same name'), Symbol('same name')];
    const viewers = [
      sharePoll(one, make('one'), { scope }),
      sharePoll(two, make('two'), { scope }),
      sharePoll(NaN, make('NaN'), { scope }),
      sharePoll(NaN, make('NaN again'), { scope }),
      sharePoll(one, make('in another scope'), { scope: otherScope }),
      sharePoll(one, make('in none')),
      sharePoll(one, make('in none again'), {}),
    ].map((result) => result.subscribe());

    expect(made).toEqual(['one', 'two', 'NaN', 'in another scope', 'in none']);

    for (const viewer of viewers) viewer.unsubscribe();

    expect([kept(), sharedPolls(otherScope).size, sharedPolls().size]).toEqual([0, 0, before]);
  });

  it('keeps going for ever with a linger of Infinity, and sets no timer for that', () => {
    const schedule = jasmine.createSpy();
    const scheduler = { now: () => 0, schedule };
    const attempts = new Subject<string>();
    const result = shareHere(() => attempts, { linger: Infinity, scheduler });
    result.subscribe().unsubscribe();
    attempts.next('a');

    expect(record(result).values).toEqual(['a']);
    expect(schedule).not.toHaveBeenCalled();
  });

  describe('whose poll fails', () => {
    it(
      'tells all who look, and begins anew for the next without lingering',
      marbles(({ cold, expectObservable, expectSubscriptions, flush }) => {
        const poll = cold('a-b-#');
        const result = shareHere(() => poll, { linger: 100 });

        expectObservable(result).toBe('             a-b-#');
        expectObservable(result, '---^').toBe('     ---b#');
        expectObservable(result, '-----^').toBe('   -----a-b-#');
        expectSubscriptions(poll.subscriptions).toBe(['^---!', '-----^---!']);
        flush();

        expect(kept()).toBe(0);
      }),
    );

    it('begins anew, once, for all who subscribe in answer to the error', () => {
      const runs: Subject<string>[] = [];
      const result = shareHere(() => {
        const run = new Subject<string>();
        runs.push(run);
        return run;
      });
      const again: Recording<string>[] = [];
      for (let viewer = 0; viewer < 2; viewer++) result.subscribe({ error: () => again.push(record(result)) });
      runs[0]!.error('lost');
      runs[1]!.next('again');

      expect([runs.length, kept()]).toEqual([2, 1]);
      expect(again.map(({ values }) => values)).toEqual([['again'], ['again']]);
    });

    it('leaves no timer', () => {
      const schedule = jasmine.createSpy();
      const { end } = record(
        shareHere(() => throwError(() => 'lost'), { linger: 100, scheduler: { now: () => 0, schedule } }),
      );

      expect([end, kept()]).toEqual(['lost', 0]);
      expect(schedule).not.toHaveBeenCalled();
    });

    it('tells nobody while it lingers, and begins anew for the next', () => {
      const runs: Subject<string>[] = [];
      const result = shareHere(
        () => {
          runs.push(new Subject<string>());
          return runs.at(-1)!;
        },
        { linger: Infinity },
      );
      result.subscribe().unsubscribe();
      runs[0]!.error('lost');

      expect([record(result).end, runs.length, kept()]).toEqual([undefined, 2, 1]);
    });

    const faults: readonly (readonly [string, () => unknown, string])[] = [
      ['throws', () => decodeURI('%'), 'URIError: URI malformed'],
      [
        'gives nothing',
        () => undefined,
        'TypeError: sharePoll: what poll() gives must be an Observable, not undefined',
      ],
      [
        'gives a promise',
        async () => EMPTY,
        'TypeError: sharePoll: what poll() gives must be an Observable, not a Promise; leave out async, or use defer()',
      ],
    ];
    for (const [what, poll, message] of faults) {
      it(`tells the error where the function ${what}, and asks it again for the next`, () => {
        const asked = jasmine.createSpy().and.callFake(poll);
        const ends = [1, 2].map(() => String(record(shareHere(asked)).end));

        expect(ends.map((end) => end.slice(0, message.length))).toEqual([message, message]);
        expect([asked.calls.count(), kept()]).toEqual([2, 0]);
      });
    }
  });

  describe('whose poll completes', () => {
    it(
      'tells the last attempt and the end while it lingers, and then begins anew',
      marbles(({ cold, expectObservable, expectSubscriptions, flush }) => {
        const poll = cold('a-(b|)');
        const result = shareHere(() => poll, { linger: 3 });

        expectObservable(result).toBe('             a-(b|)');
        expectObservable(result, '----^').toBe('    ----(b|)');
        expectObservable(result, '------^').toBe('  ------a-(b|)');
        expectSubscriptions(poll.subscriptions).toBe(['^-!', '------^-!']);
        flush();

        expect(kept()).toBe(0);
      }),
    );

    it(
      'lingers from its end on where it ends while it lingers',
      marbles(({ cold, expectObservable, expectSubscriptions }) => {
        const poll = cold('a--|');
        const result = shareHere(() => poll, { linger: 3 });

        expectObservable(result, '-!').toBe('       a');
        expectObservable(result, '-----^').toBe('   -----(a|)');
        expectObservable(result, '-------^').toBe(' -------a--|');
        expectSubscriptions(poll.subscriptions).toBe(['^--!', '-------^--!']);
      }),
    );

    it('begins anew for those who subscribe in answer, once, where it does not linger', () => {
      const runs: Subject<number>[] = [];
      const result = shareHere(() => {
        runs.push(new Subject());
        return runs.at(-1)!;
      });
      const again: Recording<number>[] = [];
      result.subscribe({ complete: () => again.push(record(result)) });
      runs[0]!.complete();
      again.push(record(result));
      runs[1]!.next(7);

      expect([runs.length, kept()]).toEqual([2, 1]);
      expect(again.map(({ values }) => values)).toEqual([[7], [7]]);
    });
  });

  describe('whose viewers act while an attempt is told', () => {
    it('tells it once to one who subscribes', () => {
      const attempts = new Subject<string>();
      const result = shareHere(() => attempts);
      const seen: Recording<string>[] = [];
      result.pipe(take(1)).subscribe(() => seen.push(record(result)));
      attempts.next('a');
      attempts.next('b');

      expect(seen).toEqual([{ values: ['a', 'b'], end: undefined }]);
    });

    it('stops a synchronous poll at once when the only one leaves', () => {
      let told = 0;
      const endless = new Observable<number>((result) => {
        while (!result.closed && told < 100) result.next(++told);
      });

      expect(record(shareHere(() => endless).pipe(take(2)))).toEqual({ values: [1, 2], end: 'complete' });
      expect([told, kept()]).toEqual([2, 0]);
    });

    it('tells the others when one leaves, and when one throws', async () => {
      const attempts = new Subject<string>();
      const result = shareHere(() => attempts);
      const reported = new Promise((resolve) => {
        config.onUnhandledError = resolve;
      });
      result.pipe(take(1)).subscribe();
      result.subscribe((attempt) => {
        if (attempt === 'a') throw new Error('of a viewer');
      });
      const other = record(result);
      attempts.next('a');
      attempts.next('b');

      expect(other.values).toEqual(['a', 'b']);
      expect(String(await reported)).toBe('Error: of a viewer');

      config.onUnhandledError = null;
    });

    it('keeps the poll that is started by the teardown of the one before', () => {
      const viewers: Subscription[] = [];
      const view = (): void => {
        if (viewers.length < 2) viewers.push(result.subscribe());
      };
      const result = shareHere(() => NEVER.pipe(finalize(view)));
      view();
      viewers[0]!.unsubscribe();

      expect(kept()).toBe(1);

      viewers[1]!.unsubscribe();

      expect(kept()).toBe(0);
    });
  });

  describe('where turns are offered', () => {
    it(
      'takes none of its first viewer, whom the poll outlives',
      marbles(({ cold, expectObservable }) => {
        const closed = new Closed();
        const result = shareHere(() => cold('(a|)').pipe(backoffSchedule({ strategy: 'fixed', initialDelay: 2 })));
        const numbers = new Observable<number>((viewer) =>
          offerTurns(closed, () => result.subscribe(({ number }) => viewer.next(number))),
        );

        expectObservable(numbers, '-----!').toBe('a-b-c', { a: 1, b: 2, c: 3 });
      }),
    );

    it('lets what follows an attempt take its turn with the viewer, who asked for it', () => {
      const [first, second] = [new Open(), new Open()];
      const attempts = new Subject<string>();
      const result = shareHere(() => attempts);
      const seen: (Turns | undefined)[] = [];
      const view = (): Subscription =>
        result.pipe(switchMap(() => of(offeredTurns()))).subscribe((turns) => seen.push(turns));
      offerTurns(first, view);
      offerTurns(second, view);
      view();
      attempts.next('a');

      expect(seen).toEqual([first, second, undefined]);
    });
  });

  describe('across pages', () => {
    it('leaves it to what is given, with the key and the function that makes the poll', () => {
      const across: ShareAcross = (key, poll) =>
        new Observable((viewer) => poll({ ...from, attempts: key.length }).subscribe(viewer));
      const from = { version: 1, beganAt: 0, nextAt: 0, previousDelay: null, tally: {} } as const;
      const result = shareHere((from) => of(from?.attempts), { across });

      expect(record(result).values).toEqual(['job 42'.length]);
    });
  });
});
