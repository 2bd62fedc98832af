import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { useChromium } from '../support/pages/chromium.js';
import { usePlaywright } from '../support/pages/playwright.js';
import type { Tab } from '../support/pages/tab.js';
import { pause, until } from '../support/pages/until.js';

interface Dashboard {
  readonly url: string;
  close(): Promise<void>;
}

async function startDashboard(): Promise<Dashboard> {
  const server: unknown = await import(
    new URL('../../examples/dashboard/server/startDashboard.mjs', import.meta.url).href
  );
  return (server as { startDashboard(options: object): Promise<Dashboard> }).startDashboard({ port: 0 });
}

describe('examples/dashboard', () => {
  let dashboard: Dashboard;
  const playwright = usePlaywright();
  const chromium = useChromium();

  beforeAll(async () => {
    dashboard = await startDashboard();
  }, 60_000);
  beforeEach(async () => {
    await fetch(`${dashboard.url}api/jobs`, { method: 'POST' }); // starts over
  });
  afterAll(() => dashboard.close());

  /** How often the server was asked for each job: its own count. */
  async function counts(): Promise<Readonly<Record<string, number>>> {
    return (await (await fetch(`${dashboard.url}api/requests`)).json()) as Readonly<Record<string, number>>;
  }

  async function requests(): Promise<number> {
    return Object.values(await counts()).reduce((sum, count) => sum + count, 0);
  }

  /** Waits until nothing is on its way, and gives the count. */
  async function settledRequests(): Promise<number> {
    let last = -1;
    return until(async () => {
      await pause(400);
      const count = await requests();
      const isSettled = count === last;
      last = count;
      return isSettled && count;
    });
  }

  /** Waits until each job was asked for. */
  async function allAsked(): Promise<void> {
    await until(async () => Object.values(await counts()).every((count) => count > 0));
  }

  /** How many jobs run on servers that set no pace. The others are asked when they allow it, whatever the page wishes. */
  const free = 16;

  const figure = async (page: Page, name: string): Promise<number> =>
    Number((await page.locator(`[data-part="${name}"]`).first().textContent())?.replaceAll(',', ''));
  const row = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });

  it('shows 24 jobs, each with its state, its progress, its timeline and its next attempt', async () => {
    const page = await playwright.open(dashboard.url);
    await allAsked();

    expect(await page.getByRole('listitem').count()).toBe(24);
    expect(await page.getByRole('progressbar').count()).toBe(24);
    expect(await page.getByRole('slider').count()).toBe(24);
    expect(await row(page, 'Keynote, 1080p').textContent()).toMatch(
      /(Queued|Running)\s*\d+ %.*Next attempt: (in \d+s|Asking…)/s,
    );
  }, 30_000);

  it('completes a job that is asked for often, then asks no more', async () => {
    const page = await playwright.open(dashboard.url);
    const [job, button] = [
      row(page, 'Revenue by region'),
      page.getByRole('button', { name: 'Poll Revenue by region now' }),
    ];
    await until(async () => {
      await button.dispatchEvent('click');
      return (await job.textContent())?.includes('Completed');
    });

    expect(await job.textContent()).toMatch(/Completed\s*100 %.*Took \d+s.*\d+ attempts/s);
    expect(await button.getAttribute('aria-disabled')).toBe('true');
  }, 30_000);

  it('holds requests while all jobs are paused, says so, counts what that saves, and asks at once after it', async () => {
    const page = await playwright.open(dashboard.url);
    await allAsked();
    await page.getByRole('button', { name: 'Pause all' }).click();
    const held = await settledRequests();
    await until(async () => (await figure(page, 'pausing')) > 0);

    expect(await requests()).toBe(held);
    expect(await page.locator('[data-part="standing-text"]').textContent()).toMatch(/^Paused by you for \d+s$/);
    expect(await figure(page, 'sent')).toBe(held);
    const pollAllNow = page.getByRole('button', { name: 'Poll all now' });

    expect(await pollAllNow.getAttribute('aria-disabled')).toBe('true');

    await page.getByRole('button', { name: 'Resume all' }).click();
    await until(async () => (await requests()) >= held + free);

    expect(await page.locator('[data-part="standing-text"]').textContent()).toMatch(
      /^Polling · last paused by you for \d+s$/,
    );
    expect(await pollAllNow.getAttribute('aria-disabled')).toBe('false');
  }, 30_000);

  it('holds the requests of a job that is paused, and asks at once for one that is wanted now', async () => {
    const page = await playwright.open(dashboard.url);
    const [paused, wanted] = ['Media library', 'Search index'] as const;
    const asked = async (name: string): Promise<number> => {
      const id = await page.getByRole('link', { name }).getAttribute('href'); // such as `#backups-2`
      return (await counts())[`/api/${String(id).slice(1).replace('-', '/jobs/')}`] ?? 0;
    };
    await allAsked();
    await page.getByRole('button', { name: `Pause ${paused}` }).click();
    await pause(600); // what was on its way
    const held = await asked(paused);
    // Each time it is wanted, the schedule goes on: the waits grow.
    await until(async () => {
      await page.getByRole('button', { name: `Poll ${wanted} now` }).dispatchEvent('click');
      await pause(300);
      return /in [6-9]s/.test((await row(page, wanted).textContent()) ?? '');
    });
    const [before, since] = [await asked(wanted), performance.now()];
    await page.getByRole('button', { name: `Poll ${wanted} now` }).click();
    await until(async () => (await asked(wanted)) > before);

    expect(performance.now() - since).toBeLessThan(4_000); // without the button it would be five seconds at least
    expect(await row(page, paused).textContent()).toContain('Paused');
    expect(await asked(paused)).toBe(held);
  }, 30_000);

  it('agrees with the server on how many requests were sent, and shares each attempt with all who look', async () => {
    const page = await playwright.open(dashboard.url);
    await allAsked();
    await page.getByRole('link', { name: 'Weekly churn' }).click();
    await page.getByRole('button', { name: 'Poll Weekly churn now' }).click();
    const details = page.getByRole('complementary', { name: 'Weekly churn' });
    await until(async () => (await details.getByRole('row').count()) >= 3);
    await page.getByRole('button', { name: 'Pause all' }).click();
    const count = await settledRequests();
    const facts = Object.fromEntries(
      await Promise.all(
        ['attempts', 'sent', 'saved'].map(
          async (name) => [name, Number(await details.locator(`[data-part="${name}"]`).textContent())] as const,
        ),
      ),
    );

    expect(await figure(page, 'sent')).toBe(count);
    expect(facts['sent']).toBe(facts['attempts']);
    expect(facts['saved']).toBeGreaterThan(facts['attempts']!); // the list and the summary have seen them all, the details some
  }, 30_000);

  it('counts what hints and validators save, and tells of each answer and wait what it was', async () => {
    const page = await playwright.open(dashboard.url);
    await allAsked();
    const details = async (name: string): Promise<string> => {
      await page.getByRole('link', { name }).click();
      return (await page.getByRole('complementary', { name }).textContent()) ?? '';
    };
    await until(async () => (await details('Region north')).includes('25s by rate limit'));
    await until(async () => (await details('Onboarding tour')).includes('25s by poll interval'));
    await until(async () => (await details('Media library')).includes('304 unchanged'));
    const row = (await page.getByRole('listitem').filter({ hasText: 'Region north' }).textContent()) ?? '';

    expect(row).toMatch(/Next attempt: in \d+s\s*by rate limit/);
    await until(async () => (await figure(page, 'hints')) > 0);

    expect(await figure(page, 'downloaded')).toBeGreaterThanOrEqual(24);
    expect(await figure(page, 'not-modified')).toBeGreaterThan(0);
    expect(await page.locator('[data-part="bytes"]').textContent()).toMatch(/^\d+ B$|^[\d.]+ kB$/);
    expect(await page.locator('[data-part="bytes"]').textContent()).not.toBe('0 B');
  }, 30_000);

  it('stops asking when the page is hidden, and asks at once when it is seen again', async () => {
    const tab = await chromium.open(dashboard.url);
    await allAsked();
    await tab.hide();
    const held = await settledRequests();
    await pause(2_500); // each would be due

    expect(await requests()).toBe(held);
    expect(await tab.evaluate('document.title')).toBe('Jobs, paused while hidden');

    await tab.show();
    await until(async () => (await requests()) >= held + free);

    expect(await tab.evaluate(`document.querySelector('[data-part="standing-text"]').textContent`)).toMatch(
      /^Polling · last paused while hidden for \d+s$/,
    );
  }, 30_000);

  it('asks in one of two tabs, and shows what comes in both', async () => {
    const read = (tab: Tab, name: string): Promise<string> =>
      tab.evaluate<string>(`document.querySelector('[data-part="${name}"]').textContent`);
    const first = await chromium.open(dashboard.url);
    await until(async () => Number(await read(first, 'running')) > 7);
    const second = await chromium.open(dashboard.url);
    await until(async () => Number(await read(second, 'running')) > 7 && Number(await read(second, 'sharing')) > 0);
    await second.evaluate(`document.querySelector('[data-part="pause-all"]').click()`);
    const count = await settledRequests();

    expect(Number(await read(first, 'sent')) + Number(await read(second, 'sent'))).toBe(count);
    expect(await read(second, 'sent')).toBe('0');
    expect(await read(first, 'standing-text')).toMatch(/^Paused by you/);
  }, 30_000);

  it('starts over in all tabs, and pauses nothing then', async () => {
    const first = await chromium.open(dashboard.url);
    await allAsked();
    const second = await chromium.open(dashboard.url);
    const links = `[...document.querySelectorAll('.job a')].map(({ hash }) => hash).join()`;
    const before = await until(async () => (await second.evaluate<string>(links)) || undefined);
    await second.evaluate(`document.querySelector('[data-part="pause-all"]').click()`);
    await until(() => first.evaluate(`document.title === 'Jobs, paused by you'`));
    await second.evaluate(`document.querySelector('[data-part="start-over"]').click()`);
    const [one, other] = await Promise.all(
      [first, second].map((tab) =>
        until(async () => {
          const now = await tab.evaluate<string>(links).catch(() => ''); // a page that is being left
          return now !== '' && now !== before && now;
        }),
      ),
    );

    expect(one).toBe(other);
    await allAsked();

    expect(await Promise.all([first, second].map((tab) => tab.evaluate('document.title')))).toEqual(['Jobs', 'Jobs']);
  }, 30_000);

  it('says by itself how a job has ended', async () => {
    const page = await playwright.open(dashboard.url);
    const button = page.getByRole('button', { name: 'Poll Revenue by region now' });
    await until(async () => {
      await button.dispatchEvent('click');
      return (await page.getByRole('status').first().textContent())?.includes('Revenue by region completed.');
    });

    expect(await button.getAttribute('aria-disabled')).toBe('true');
  }, 30_000);

  it('says that the list did not come, and what to do', async () => {
    const page = await playwright.open('about:blank');
    await page.route('**/api/jobs', (route) => route.fulfill({ status: 500 }));
    await page.goto(dashboard.url);

    expect(await page.getByRole('alert').textContent()).toBe(
      'The list of jobs did not come: 500. Reload the page to try again.',
    );
  });

  for (const [port, said] of [
    ['taken', /^Port \d+ is taken\. A free one: PORT=0 npm run dashboard\n$/],
    ['65536', /^PORT is a whole number from 0 to 65535, not "65536"\.\n$/],
  ] as const) {
    it(`says in a line what is wrong with a PORT that is ${port}`, async () => {
      const env = { ...process.env, PORT: port === 'taken' ? new URL(dashboard.url).port : port };
      const main = fileURLToPath(new URL('../../examples/dashboard/main.mjs', import.meta.url));
      const child = spawn(process.execPath, ['--conditions=rxpoll-source', '--import', 'tsx', main], { env });
      const [stderr] = await Promise.all([text(child.stderr), once(child, 'exit')]);

      expect(stderr).toMatch(said);
      expect(child.exitCode).toBe(1);
    });
  }

  for (const width of [390, 1440]) {
    it(`has nothing that axe objects to, in light and dark, ${String(width)} pixels wide`, async () => {
      const page = await playwright.open(dashboard.url, { colorScheme: 'light', viewport: { width, height: 900 } });
      const refused: string[] = [];
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) refused.push(message.text());
      });
      await allAsked();
      await page.getByRole('button', { name: 'Pause Weekly churn' }).click();
      await page.getByRole('link', { name: 'Weekly churn' }).click();
      await page.evaluate(axe.source);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await page.evaluate<AxeResults>('axe.run()');

        expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]))
          .withContext(colorScheme)
          .toEqual([]);
      }

      expect(refused).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    }, 30_000);
  }

  for (const width of [390, 1440]) {
    it(`leads to the details and back by keyboard, ${String(width)} pixels wide`, async () => {
      const page = await playwright.open(dashboard.url, { viewport: { width, height: 900 } });
      const focused = () => page.evaluate<string>('document.activeElement.textContent');
      const details = page.getByRole('complementary', { name: 'Bank statements' });
      for (const [key, from] of [
        ['Escape', 'heading'],
        ['Escape', 'button'],
        ['Enter', 'button'],
      ] as const) {
        await page.getByRole('link', { name: 'Bank statements' }).press('Enter');
        await details.waitFor();

        expect(await page.evaluate('document.activeElement.id')).toBe('details-title');
        expect(await focused()).toBe('Bank statements');
        await details.getByRole(from).first().press(key);
        await details.waitFor({ state: 'hidden' });

        expect(await page.evaluate('document.activeElement.tagName')).toBe('A');
        expect(await focused()).toBe('Bank statements');
      }
    }, 30_000);
  }

  it('is all within reach of the Tab key', async () => {
    const page = await playwright.open(dashboard.url);
    await until(async () => (await page.getByRole('listitem').count()) === 24);
    const left = `[...document.querySelectorAll('a, button, rxpoll-timeline')].filter((it) => it.checkVisibility() && !seen.has(it)).length`;
    await page.evaluate(`
      globalThis.seen = new Set();
      addEventListener('focusin', ({ target }) => seen.add(target));
    `);
    const steps = await page.evaluate<number>(left);
    for (let step = 0; step < steps; step++) await page.keyboard.press('Tab');

    expect(steps).toBeGreaterThan(24 * 4);
    expect(await page.evaluate<number>(left)).toBe(0);
  }, 30_000);
});
