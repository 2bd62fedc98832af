import { of, Subject } from 'rxjs';
import { constant } from 'rxpoll';
import type { Attempt } from 'rxpoll';
import { Ledger, sumOf } from '../../../examples/dashboard/ledger.js';

function attempt(number: number, startedAt: number): Attempt {
  return {
    number,
    startedAt,
    duration: 100,
    elapsed: 100,
    response: {},
    nextDelay: 900,
    delayReason: 'schedule',
    scheduledDelay: 900,
    tally: {},
  };
}

describe('Ledger', () => {
  beforeEach(() => jasmine.clock().install().mockDate(new Date(1_000_000)));
  afterEach(() => jasmine.clock().uninstall());

  const ledger = (): Ledger => new Ledger(constant(900));

  it('counts what viewers are given, less what the page has made', () => {
    const [kept, poll$] = [ledger(), new Subject<Attempt>()];
    const shared$ = new Subject<Attempt>();
    for (let viewer = 0; viewer < 3; viewer++) kept.countViewer(shared$).subscribe();
    kept.keep(poll$).subscribe(shared$);
    poll$.next(attempt(1, 1_000_000));
    poll$.next(attempt(2, 1_001_000));

    expect(kept.figures).toEqual({ sent: 0, savedByPausing: 0, savedBySharing: 4 });
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
    const [kept, poll$] = [ledger(), new Subject<Attempt>()];
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
    const [kept, poll$] = [ledger(), new Subject<Attempt>()];
    kept.keep(poll$).subscribe();
    poll$.complete();
    kept.pause(true);
    jasmine.clock().tick(60_000);

    expect(kept.figures.savedByPausing).toBe(0);
  });

  it('counts requests, and sums up with others', () => {
    const [one, other] = [ledger(), ledger()];
    one.send();
    other.send();
    other.send();

    expect(sumOf([one, other])).toEqual({ sent: 3, savedByPausing: 0, savedBySharing: 0 });
  });
});
