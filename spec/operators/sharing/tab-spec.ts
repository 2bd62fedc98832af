import { asyncScheduler, concat, config, defer, NEVER, of, Subject, take, takeWhile, throwError } from 'rxjs';
import type { Observable, Subscription } from 'rxjs';
import type { Attempt } from '../../../lib/attempt.js';
import { isPollError } from '../../../lib/errors/isPollError.js';
import { PollExhaustedError } from '../../../lib/errors/pollExhaustedError.js';
import type { PollFactory } from '../../../lib/sharing/sharePollOptions.js';
import { backoffSchedule } from '../../../operators/backoffSchedule.js';
import { placeOf } from '../../../lib/sharing/tabMessage.js';
import { acrossPages } from '../../../operators/sharing/acrossPages.js';
import { record } from '../../support/record.js';
import type { Recording } from '../../support/record.js';
import { FakeBrowser, settled } from './fakeBrowser.js';
import type { FakePage } from './fakeBrowser.js';

const second = 1_000;

describe('Tab', () => {
  let browser: FakeBrowser;
  /** Who asked, attempt by attempt. */
  let asked: string[];

  beforeEach(() => {
    jasmine.clock().install().mockDate(new Date(0));
    browser = new FakeBrowser();
    asked = [];
  });

  afterEach(() => {
    jasmine.clock().uninstall();
  });

  /** A tab that takes part in a poll, from the moment on at which it is made. */
  class Viewer {
    readonly seen: Recording<unknown> = { values: [], end: undefined };
    readonly subscription: Subscription;

    constructor(
      readonly page: FakePage,
      poll: PollFactory<unknown>,
    ) {
      this.subscription = acrossPages(page.asPage, 'here')('job 42', poll, asyncScheduler).subscribe({
        next: (value) => this.seen.values.push(value),
        error: (error: unknown) => (this.seen.end = error),
        complete: () => (this.seen.end = 'complete'),
      });
    }

    get numbers(): readonly number[] {
      return this.seen.values.map((attempt) => (attempt as Attempt).number);
    }
  }

  /** A poll every second, in the name of a tab. */
  const every = (name: string): PollFactory<Attempt<string>> => {
    const ask = defer(() => {
      asked.push(name);
      return of(name);
    });
    return (from) => ask.pipe(backoffSchedule({ strategy: 'fixed', initialDelay: second, from }));
  };
  const open = async (name: string, state?: DocumentVisibilityState): Promise<Viewer> => {
    const viewer = new Viewer(browser.open(state), every(name));
    await settled();
    return viewer;
  };
  const pass = async (time: number): Promise<void> => {
    jasmine.clock().tick(time);
    await settled();
  };

  it('polls where it is the first, and listens where it is not', async () => {
    const one = await open('one');
    const two = await open('two');
    await pass(second);
    await pass(second);

    expect(asked).toEqual(['one', 'one', 'one']);
    expect([one, two].map(({ numbers }) => numbers)).toEqual([
      [1, 2, 3],
      [1, 2, 3],
    ]);
  });

  it('is told the last attempt when it comes later, and the others are not told again', async () => {
    const viewers = [await open('one'), await open('two')];
    await pass(second);
    await pass(second - 1);
    viewers.push(await open('three'));

    expect(viewers.map(({ numbers }) => numbers)).toEqual([[1, 2], [1, 2], [2]]);
  });

  it('shares with no other key and no other name', async () => {
    const page = browser.open();
    const told = ['a', 'b'].flatMap((name) =>
      ['c', 'd'].map((key) =>
        record(acrossPages(page.asPage, name)(key, () => concat(of(`${name} ${key}`), NEVER), asyncScheduler)),
      ),
    );
    await settled();

    expect(told.flatMap(({ values }) => values)).toEqual(['a c', 'a d', 'b c', 'b d']);
  });

  const ways: readonly (readonly [string, (viewer: Viewer) => void])[] = [
    ['crashes', ({ page }) => page.crash()],
    ['is left by its viewer', ({ subscription }) => subscription.unsubscribe()],
    ['is closed', ({ page }) => page.tell('pagehide')],
    ['is frozen', ({ page }) => page.tell('freeze')],
  ];
  for (const [how, go] of ways) {
    it(`goes on when the next attempt is due, where the tab that polls ${how}`, async () => {
      const one = await open('one');
      const two = await open('two');
      const three = await open('three');
      await pass(second);
      go(one);
      await settled();
      one.subscription.unsubscribe(); // a page that crashed tells nothing more
      await pass(second - 1);
      const before = [...asked];
      await pass(1);

      expect(before).toEqual(['one', 'one']);
      expect(asked).toEqual(['one', 'one', 'two']);
      expect([two, three].map(({ numbers }) => numbers)).toEqual([
        [1, 2, 3],
        [1, 2, 3],
      ]);
    });
  }

  it('goes on at once where the next attempt is overdue', async () => {
    const one = await open('one');
    const two = await open('two');
    one.page.crash();
    one.subscription.unsubscribe();
    jasmine.clock().tick(0);
    jasmine.clock().mockDate(new Date(10 * second));
    await settled();
    await pass(100);

    expect([asked, two.numbers]).toEqual([
      ['one', 'two'],
      [1, 2],
    ]);
  });

  it('begins anew where a poll takes no checkpoint, or what it gives is no attempt', async () => {
    const froms: unknown[] = [];
    const poll: PollFactory<string> = (from) => {
      froms.push(from);
      return concat(of('value'), NEVER);
    };
    const one = new Viewer(browser.open(), poll);
    await settled();
    const two = new Viewer(browser.open(), poll);
    await settled();
    one.subscription.unsubscribe();
    await settled();
    await pass(100);

    expect(froms).toEqual([undefined, undefined]);
    expect(two.seen.values).toEqual(['value', 'value']);
  });

  describe('when the poll ends', () => {
    it('tells the others of an error, and leaves nothing', async () => {
      const fails: PollFactory<unknown> = (from) =>
        concat(
          every('one')(from).pipe(takeWhile(({ number }) => number < 2)),
          throwError(() => failure),
        );
      const failure = new PollExhaustedError({ number: 2, tally: { '202': 2 } } as unknown as Attempt);
      const viewers = [1, 2, 3].map(() => new Viewer(browser.open(), fails));
      await settled();
      await pass(second);
      const [first, ...others] = viewers.map(({ seen }) => seen.end);

      expect(first).toBe(failure);
      expect(
        others.map((error) => isPollError(error) && [error.kind, error.message, error.attempts, error.tally]),
      ).toEqual([
        ['exhausted', failure.message, 2, { '202': 2 }],
        ['exhausted', failure.message, 2, { '202': 2 }],
      ]);
      expect(browser.inUse).toEqual([0, 0, 0]);
    });

    it('tells the others of its completion, after which a new one may begin', async () => {
      const twice: PollFactory<Attempt> = (from) =>
        every('one')(from).pipe(takeWhile(({ number }) => number < 2, true));
      const viewers = [1, 2].map(() => new Viewer(browser.open(), twice));
      await settled();
      await pass(second);

      expect(viewers.map(({ numbers, seen }) => [numbers, seen.end])).toEqual([
        [[1, 2], 'complete'],
        [[1, 2], 'complete'],
      ]);
      expect(browser.inUse).toEqual([0, 0, 0]);

      const next = await open('next');

      expect(next.numbers).toEqual([1]);
    });

    it('hears it also where the lock arrives first', async () => {
      const ends = new Subject<string>();
      const one = new Viewer(browser.open(), () => ends);
      await settled();
      const two = await open('two');
      ends.next('a');
      await settled();
      const { channels } = browser;
      const slow = [...channels].find(({ page }) => page === two.page)!;
      const hear = slow.hear!;
      const late: { readonly data: unknown }[] = [];
      slow.hear = (event) => late.push(event);
      ends.complete();
      await settled();
      const inUse = browser.inUse;
      for (const event of late) hear(event);
      await pass(second);

      expect([one.seen.end, inUse]).toEqual(['complete', [1, 0, 1]]);
      expect([asked, two.seen.end, browser.inUse]).toEqual([[], 'complete', [0, 0, 0]]);
    });

    it('fails in every tab with words that help where a value cannot be cloned', async () => {
      const poll = (): Observable<unknown> => concat(of({ act: () => 'act' }), NEVER);
      const viewers = [1, 2].map(() => new Viewer(browser.open(), poll));
      await settled();

      for (const { seen } of viewers) {
        expect(seen.values).toEqual([]);
        expect(String(seen.end)).toMatch(
          /^(TypeError|Error): acrossTabs: other tabs cannot be told what the poll gives: .*clone/,
        );
      }
    });
  });

  describe('when it is hidden', () => {
    it('leaves the poll to one that is seen, as soon as that is so', async () => {
      const one = await open('one');
      const two = await open('two', 'hidden');
      const three = await open('three');
      one.page.hide();
      await settled();
      await pass(second);

      expect(asked).toEqual(['one', 'three']);

      three.page.hide();
      await settled();
      await pass(second);

      expect(asked).toEqual(['one', 'three', 'three']);

      two.page.show();
      await settled();
      await pass(second);

      expect(asked).toEqual(['one', 'three', 'three', 'two']);
      expect([one, two, three].map(({ numbers }) => numbers)).toEqual([
        [1, 2, 3, 4],
        [1, 2, 3, 4],
        [1, 2, 3, 4],
      ]);
      expect(browser.inUse).toEqual([1, 2, 3]);
    });

    it('leaves the poll to one that is seen where it inherits it', async () => {
      const one = await open('one');
      await open('two', 'hidden');
      await open('three');
      one.page.crash();
      one.subscription.unsubscribe();
      await settled();
      await pass(100);
      await pass(second);

      expect(asked).toEqual(['one', 'three']);
    });

    it('polls where nobody is seen', async () => {
      await open('one', 'hidden');
      await open('two', 'hidden');
      await pass(second);

      expect(asked).toEqual(['one', 'one']);
    });

    it('leaves the poll to one that opens and is seen, though nothing was told yet', async () => {
      const started: string[] = [];
      const start =
        (name: string): PollFactory<never> =>
        () => {
          started.push(name);
          return NEVER;
        };
      new Viewer(browser.open('hidden'), start('one'));
      await settled();
      new Viewer(browser.open(), start('two'));
      await settled();

      expect(started).toEqual(['one', 'two']);
    });
  });

  for (const [goes, returns] of [
    ['freeze', 'resume'],
    ['pagehide', 'pageshow'],
  ] as const) {
    it(`holds nothing between ${goes} and ${returns}, and then hears what it missed`, async () => {
      const one = await open('one');
      const two = await open('two');
      two.page.tell(goes);
      await settled();
      const inUse = browser.inUse;
      await pass(second);
      await pass(second);
      const missed = two.numbers;
      two.page.tell(returns);
      await settled();

      expect(inUse).toEqual([1, 0, 1]);
      expect([missed, two.numbers]).toEqual([[1], [1, 3]]);

      one.page.crash();
      one.subscription.unsubscribe();
      await settled();
      await pass(second);

      expect(two.numbers).toEqual([1, 3, 4]);
    });
  }

  it('goes on by itself where it comes back and nobody is left', async () => {
    const one = await open('one');
    one.page.tell('freeze');
    await settled();
    await pass(10 * second);
    const before = browser.inUse;
    one.page.tell('resume');
    await settled();
    await pass(100);

    expect([before, one.numbers]).toEqual([
      [0, 0, 0],
      [1, 2],
    ]);
  });

  it('ignores what others say at the same place', async () => {
    const viewers = [await open('one'), await open('two')];
    const channel = new (browser.open().BroadcastChannel)(placeOf('here', 'job 42'));
    for (const message of [
      null,
      'hello',
      { asks: false, end: {} },
      { asks: false, isHidden: false, last: { id: 1, value: 'x' } },
      { asks: false, isHidden: false, end: { error: 'lost' } },
    ]) {
      channel.postMessage(message);
    }
    await settled();

    expect(viewers.map(({ numbers, seen }) => [numbers, seen.end])).toEqual([
      [[1], undefined],
      [[1], undefined],
    ]);
  });

  it('takes part once, though a page tells that it is shown when it has loaded', async () => {
    const one = await open('one');
    one.page.tell('pageshow');
    await settled();

    expect([browser.inUse, asked]).toEqual([[1, 0, 1], ['one']]);
  });

  it('takes no part any more where its viewer leaves with what it hears', async () => {
    await open('one', 'hidden');
    const first = acrossPages(browser.open().asPage, 'here')('job 42', every('two'), asyncScheduler).pipe(take(1));
    const { values } = record(first);
    await settled();

    expect([values.length, browser.inUse, asked]).toEqual([1, [1, 0, 1], ['one']]);
  });

  it('leaves nothing where it is unsubscribed', async () => {
    const viewers = [await open('one'), await open('two'), await open('three')];
    for (const { subscription } of viewers) subscription.unsubscribe();
    await settled();
    viewers[0]!.page.tell('pageshow');
    viewers[1]!.page.show();
    await settled();
    await pass(second);

    expect([browser.inUse, asked]).toEqual([[0, 0, 0], ['one']]);
  });

  it('polls for itself where the browser gives it no lock', async () => {
    const page = browser.open();
    Object.assign(page.navigator, { locks: { request: async () => Promise.reject(new Error('insecure')) } });
    const one = new Viewer(page, every('one'));
    await settled();
    await pass(second);

    expect(one.numbers).toEqual([1, 2]);

    one.subscription.unsubscribe();
    await pass(second);

    expect(asked).toEqual(['one', 'one']);
  });

  it('tells its viewer alone of an error, where the browser gives it no lock', async () => {
    const page = browser.open();
    const reported = jasmine.createSpy();
    config.onUnhandledError = reported;
    Object.assign(page.navigator, { locks: { request: async () => Promise.reject(new Error('insecure')) } });
    const one = new Viewer(page, () => throwError(() => 'lost'));
    await settled();
    await pass(second);
    config.onUnhandledError = null;

    expect([one.seen.end, browser.inUse]).toEqual(['lost', [0, 0, 0]]);
    expect(reported).not.toHaveBeenCalled();
  });

  it('tells the error that no tab can be told', async () => {
    const failure = Object.defineProperty(new Error('a'), 'b', {
      enumerable: true,
      get: () => {
        throw new Error('c');
      },
    });
    const told: unknown[] = [];
    let asked = 0;
    acrossPages(browser.open().asPage, '')(
      'k',
      () =>
        defer(() => {
          asked++;
          return throwError(() => failure);
        }),
      asyncScheduler,
    ).subscribe({ error: (error: unknown) => told.push(error) });
    await settled();

    expect([told, asked] as unknown).toEqual([[failure], 1]);
  });
});
