import { useChromium } from '../support/pages/chromium.js';
import { useSite } from '../support/pages/site.js';
import { pause, until } from '../support/pages/until.js';

describe('whenEither in a page', () => {
  const chromium = useChromium();
  const entry = new URL('./pages/polls.ts', import.meta.url);
  const site = useSite({
    scripts: { '/page.js': entry, '/worker.js': entry },
    answer: ({ path }) => (path === '/job' ? { status: 202, body: 'running' } : undefined),
  });

  it('holds until the page is both seen and online', async () => {
    const tab = await chromium.open(site.url);
    await tab.evaluate(`poll({ delay: 1_000, pause: 'either' })`);
    await until(() => tab.evaluate(`attempts.length === 1`));
    await tab.hide();
    await tab.setOffline(true);
    await tab.show();
    await pause(1_300);

    expect(await tab.evaluate('attempts')).toEqual([202]);
    expect(await tab.evaluate('told')).toEqual([false, true]);

    await tab.setOffline(false);
    await site.arrived('/job', 2);

    expect(await tab.evaluate('told')).toEqual([false, true, false]);
  });

  const workers: readonly (readonly [string, string])[] = [
    ['a dedicated worker', `globalThis.kept = new Worker('/worker.js?pause=either', { type: 'module' }); 0`],
    ['a shared worker', `globalThis.kept = new SharedWorker('/worker.js?pause=either', { type: 'module' }); 0`],
    [
      'a service worker',
      `navigator.serviceWorker.register('/worker.js?pause=either', { type: 'module' }).then(() => 0)`,
    ],
  ];
  for (const [name, start] of workers) {
    it(`lets a poll run in ${name}, which has no document`, async () => {
      const tab = await chromium.open(site.url);
      await tab.evaluate(start);
      const { headers } = await site.arrived('/job', 3);

      expect(headers.referer).toContain('/worker.js?pause=either');
    });
  }
});
