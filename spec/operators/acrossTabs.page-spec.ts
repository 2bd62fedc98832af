import { useChromium } from '../support/pages/chromium.js';
import { useSite } from '../support/pages/site.js';
import type { Request } from '../support/pages/site.js';
import type { Tab } from '../support/pages/tab.js';
import { until } from '../support/pages/until.js';
import type { Seen } from './sharing/sharePage.js';

declare const seen: Seen;
declare const watch: (interval: number, pauses: boolean) => void;
declare const leave: () => void;

const interval = 600;

describe('acrossTabs, in tabs of a browser', () => {
  const chromium = useChromium();
  const site = useSite({
    scripts: {
      '/page.js': new URL('./sharing/sharePage.ts', import.meta.url),
      '/zoned.js': new URL('./sharing/zonedPage.ts', import.meta.url),
    },
    answer: ({ path, number }) =>
      path === '/job' ? { status: 202, headers: { etag: `"${String(number)}"` }, body: { number } } : undefined,
  });
  /** Who sent the requests, in order. */
  const senders = (): readonly (string | null)[] => site.requests('/job').map(({ query }) => query.get('by'));
  const open = async (name: string, pauses = true): Promise<Tab> => {
    const tab = await chromium.open(`${site.url}?by=${name}`);
    await tab.evaluate((interval: number, pauses: boolean) => watch(interval, pauses), interval, pauses);
    return tab;
  };
  const asks = (name: string): Promise<Request> =>
    until(() => site.requests('/job').find(({ query }) => query.get('by') === name));
  const seenBy = (tab: Tab): Promise<Seen> => tab.evaluate(() => seen);
  const numbersOf = async (tab: Tab): Promise<readonly number[]> =>
    (await seenBy(tab)).attempts.map(([number]) => number);
  const sees = (tab: Tab, number: number): Promise<boolean> =>
    until(async () => (await numbersOf(tab)).some((seen) => seen >= number));

  it('lets one tab poll and the others listen, from the last attempt on', async () => {
    const one = await open('one');
    await sees(one, 1);
    const two = await open('two');
    await sees(two, 3);
    await sees(one, 3);
    const [told, heard] = [await seenBy(one), await seenBy(two)];
    const first = heard.attempts[0]![0];

    expect(new Set(senders())).toEqual(new Set(['one']));
    expect(told.attempts.slice(0, 3)).toEqual([1, 2, 3].map((number) => [number, 202, `"${String(number)}"`]));
    expect(heard.attempts.slice(0, 4 - first)).toEqual(told.attempts.slice(first - 1, 3));
  });

  const ways: readonly (readonly [string, (tab: Tab) => Promise<unknown>])[] = [
    ['is closed', (tab) => tab.close()],
    ['crashes', async (tab) => void tab.send('Page.crash').catch(() => undefined)],
    ['shares no more', (tab) => tab.evaluate(() => leave())],
    ['is hidden, and pauses', (tab) => tab.hide()],
  ];
  for (const [how, go] of ways) {
    it(`replaces the tab that polls within one interval, where it ${how}`, async () => {
      const [one, two] = [await open('one'), await open('two')];
      await sees(two, 2);
      await go(one);
      const next = await asks('two');
      const before = site.requests('/job')[next.number - 2]!;
      await sees(two, next.number + 1);
      const numbers = await numbersOf(two);

      expect(next.at - before.at).toBeGreaterThan(interval - 50);
      expect(next.at - before.at).toBeLessThan(2 * interval);
      expect(numbers).toEqual(numbers.map((_, index) => numbers[0]! + index));
      expect(senders().slice(next.number)).not.toContain('one');
    });
  }

  it('hears what it missed when it comes back from the back-forward cache, which it may enter though it polled', async () => {
    const [one, two] = [await open('one'), await open('two')];
    await sees(two, 1);
    await one.navigate(`${site.url}elsewhere`);
    const next = await asks('two');
    await sees(two, next.number + 1);
    await one.goBack();
    await sees(one, next.number + 3);
    const numbers = await numbersOf(one); // those from before, too: it is the same page

    expect(numbers[0]).toBe(1);
    expect(numbers).not.toContain(next.number);
    expect(senders().slice(next.number)).not.toContain('one');
  });

  it('is not held up by a tab that is frozen, where all are hidden', async () => {
    const [one, two] = [await open('one', false), await open('two', false)];
    await sees(two, 1);
    await two.hide();
    await one.hide();
    await one.freeze();
    const next = await asks('two');
    await one.thaw();
    await sees(one, next.number + 1);

    expect(senders().slice(next.number)).not.toContain('one');
  });

  for (const [what, status, expected] of [
    ['its completion', 200, ['complete']],
    ['its error, as it was', 410, ['failed', 'the job failed', 1, 410]],
  ] as const) {
    it(`tells the others ${what}`, async () => {
      let isOver = false;
      site.answer = ({ path }) => (path === '/job' ? { status: isOver ? status : 202, body: 'job' } : undefined);
      const tabs = [await open('one'), await open('two')];
      await sees(tabs[1]!, 1);
      isOver = true;
      const ends: unknown[] = [];
      for (const tab of tabs) ends.push(await until(async () => (await seenBy(tab)).end));

      expect(ends).toEqual([expected, expected]);
      expect(new Set(senders())).toEqual(new Set(['one']));
    });
  }

  it('tells who polls and who listens in the zone of Angular in which they subscribed', async () => {
    const tabs = [await chromium.open(site.url), await chromium.open(site.url)];
    for (const tab of tabs) {
      await tab.evaluate(`import('/zoned.js')`);
      await until(() => tab.evaluate(`zones.length > 2`));
    }

    expect(await Promise.all(tabs.map((tab) => tab.evaluate(`[...new Set(zones)]`)))).toEqual([
      ['of the viewer'],
      ['of the viewer'],
    ]);
  });
});
