import { of, Subject } from 'rxjs';
import { constant } from 'rxpoll';
import { Ledger, sumOf } from '../../../examples/dashboard/ledger.js';
import type { Figures } from '../../../examples/dashboard/ledger.js';
import type { JobAttempt } from '../../../examples/dashboard/phase.js';

function figures(some: Partial<Figures>): Figures {
  return {
    sent: 0,
    savedByPausing: 0,
    savedBySharing: 0,
    savedByHints: 0,
    downloaded: 0,
    notModified: 0,
    bytesSaved: 0,
    ...some,
  };
}

function attempt(number: number, startedAt: number, rest: Partial<JobAttempt> = {}): JobAttempt {
  return {
    number,
    startedAt,
    duration: 100,
    elapsed: 100,
    response: answer(200),
    nextDelay: 900,
    delayReason: 'schedule',
    scheduledDelay: 900,
    tally: {},
    ...rest,
  };
}

/** An answer whose body is 34 bytes long. */
function answer(status: number): JobAttempt['response'] {
  return { status, headers: new Headers(), body: { status: 'running', progress: 40 }, url: null };
}

describe('Ledger', () => {
  beforeEach(() => jasmine.clock().install().mockDate(new Date(1_000_000)));
  afterEach(() => jasmine.clock().uninstall());

  const ledger = (): Ledger => new Ledger(constant(900));

  it('counts what viewers are given, less what the page has made', () => {
    const [kept, poll$] = [ledger(), new Subject<JobAttempt>()];
    const shared$ = new Subject<JobAttempt>();
    for (let viewer = 0; viewer < 3; viewer++) kept.countViewer(shared$).subscribe();
    kept.keep(poll$).subscribe(shared$);
    poll$.next(attempt(1, 1_000_000));
    poll$.next(attempt(2, 1_001_000));

    expect(kept.figures).toEqual(figures({ savedBySharing: 4, downloaded: 2 }));
  });

  it('counts all that viewers are given where another tab asks', () => {
    const kept = ledger();
    kept.countViewer(of(attempt(1, 1_000_000))).subscribe();

    expect(kept.figures.savedBySharing).toBe(1);
  });

  it('leaves out attempts of the time before a viewer looked', () => {
    const kept = ledger();
    kept.countViewer(of(attempt(1, 998_000), attempt(2, 999_950))).subscribe();

    expect(kept.figures.savedBySharing).toBe(1);
  });

  it('counts attempts that a pause holds while it lasts, and keeps the count', () => {
    const [kept, poll$] = [ledger(), new Subject<JobAttempt>()];
    kept.keep(poll$).subscribe();
    poll$.next(attempt(1, 1_000_000));
    kept.pause(true);
    const figures = [1_000, 3_000, 3_000].map((time) => {
      jasmine.clock().tick(time);
      return kept.figures.savedByPausing;
    });
    kept.pause(false);
    jasmine.clock().tick(10_000);

    expect(figures).toEqual([0, 3, 6]);
    expect(kept.figures.savedByPausing).toBe(6);
  });

  it('counts no pause once the poll is over', () => {
    const [kept, poll$] = [ledger(), new Subject<JobAttempt>()];
    kept.keep(poll$).subscribe();
    poll$.complete();
    kept.pause(true);
    jasmine.clock().tick(60_000);

    expect(kept.figures.savedByPausing).toBe(0);
  });

  it('counts attempts that the server has asked to leave out while the wait lasts, and keeps the count', () => {
    const [kept, poll$] = [ledger(), new Subject<JobAttempt>()];
    kept.keep(poll$).subscribe();
    poll$.next(attempt(1, 1_000_000, { nextDelay: 4_000, delayReason: 'rate-limit' }));
    const saved = [1_000, 1_000, 2_100].map((time) => {
      jasmine.clock().tick(time);
      return kept.figures.savedByHints;
    });
    poll$.next(attempt(2, 1_004_100));
    jasmine.clock().tick(60_000);
    poll$.complete();

    expect(saved).toEqual([0, 1, 3]);
    expect(kept.figures.savedByHints).toBe(3);
  });

  it('keeps the count of a wait that nobody sees the end of', () => {
    const [kept, poll$] = [ledger(), new Subject<JobAttempt>()];
    const viewer = kept.keep(poll$).subscribe();
    poll$.next(attempt(1, 1_000_000, { nextDelay: 60_000, delayReason: 'poll-interval' }));
    jasmine.clock().tick(2_100);
    viewer.unsubscribe();
    jasmine.clock().tick(60_000);

    expect(kept.figures.savedByHints).toBe(1);
  });

  it('counts answers, those that were not sent again, and the bytes of these', () => {
    const [kept, poll$] = [ledger(), new Subject<JobAttempt>()];
    kept.keep(poll$).subscribe();
    poll$.next(attempt(1, 1_000_000));
    poll$.next(attempt(2, 1_001_000, { response: answer(304), unchanged: true }));
    poll$.next(attempt(3, 1_002_000, { unchanged: true })); // the same bytes, sent again
    poll$.next(attempt(4, 1_003_000, { response: answer(304), unchanged: true }));
    poll$.next(attempt(5, 1_004_000, { error: new Error('lost') }));

    expect(kept.figures).toEqual(figures({ downloaded: 2, notModified: 2, bytesSaved: 2 * 34 }));
  });

  it('counts requests, and sums up with others', () => {
    const [one, other] = [ledger(), ledger()];
    one.send();
    other.send();
    other.send();

    expect(sumOf([one, other])).toEqual(figures({ sent: 3 }));
  });
});
