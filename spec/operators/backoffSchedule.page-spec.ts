import { useChromium } from '../support/pages/chromium.js';
import { useSite } from '../support/pages/site.js';
import { pause, until } from '../support/pages/until.js';

describe('backoffSchedule in a page', () => {
  const chromium = useChromium();
  const site = useSite({
    scripts: { '/page.js': new URL('./pages/polls.ts', import.meta.url) },
    answer: ({ path }) => (path === '/job' ? { status: 202, body: 'running' } : undefined),
  });
  const asked = (): number => site.requests('/job').length;

  it('asks nothing while the page is frozen, and an overdue attempt goes at once when it is thawed', async () => {
    const tab = await chromium.open(site.url);
    await tab.hide();
    await tab.evaluate(`poll({ delay: 1_000 })`);
    await site.arrived('/job');
    await until(() => tab.evaluate(`attempts.length === 1`));
    await tab.freeze();
    const last = asked();
    await pause(1_500);

    expect(asked()).toBe(last);

    const thawedAt = Date.now();
    await tab.thaw();
    const { at } = await site.arrived('/job', last + 1);

    expect(at - thawedAt).toBeLessThan(900);
  });

  it('takes an answer that came while the page was frozen', async () => {
    site.answer = ({ path, number }) =>
      path !== '/job' ? undefined : number === 1 ? pause(500).then(() => ({ status: 200 })) : { status: 202 };
    const tab = await chromium.open(site.url);
    await tab.hide();
    await tab.evaluate(`poll({ delay: 60_000 })`);
    await site.arrived('/job');
    await tab.freeze();
    await pause(800);
    await tab.thaw();
    await until(() => tab.evaluate(`attempts.length === 1`));

    expect(await tab.evaluate('attempts')).toEqual([200]);
    expect(asked()).toBe(1);
  });

  it('asks nothing while the page is in the back-forward cache, and goes on when it is back', async () => {
    const tab = await chromium.open(site.url);
    await tab.evaluate(`globalThis.isSame = true; poll({ delay: 200 })`);
    await site.arrived('/job');
    await tab.navigate(`${site.otherUrl}away`);
    const last = asked();
    await pause(600);

    expect(asked()).toBe(last);

    await tab.goBack();
    await site.arrived('/job', last + 2);

    expect(await tab.evaluate('isSame')).toBeTrue();
  });
});
