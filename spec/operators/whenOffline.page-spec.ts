import { useChromium } from '../support/pages/chromium.js';
import { useSite } from '../support/pages/site.js';
import type { Answer } from '../support/pages/site.js';
import { pause, until } from '../support/pages/until.js';

describe('whenOffline in a page', () => {
  const entry = new URL('./pages/polls.ts', import.meta.url);
  const chromium = useChromium();
  const site = useSite({
    scripts: { '/page.js': entry, '/worker.js': entry },
    answer: ({ path }) => (path === '/job' ? { status: 202, body: 'running' } : undefined),
  });

  it('holds the next attempt, and lets an overdue one go at once', async () => {
    const tab = await chromium.open(site.url);
    await tab.evaluate(`poll({ delay: 1_000, pause: 'offline' })`);
    await until(() => tab.evaluate(`attempts.length === 1`));
    await tab.setOffline(true);
    await pause(1_500);

    expect(await tab.evaluate('attempts')).toEqual([202]);

    const onlineAt = Date.now();
    await tab.setOffline(false);
    const { at } = await site.arrived('/job', 2);

    expect(at - onlineAt).toBeLessThan(700);
    expect(await tab.evaluate('told')).toEqual([false, true, false]);
  });

  it('holds the first attempt of a page that is offline from the start', async () => {
    const tab = await chromium.open(site.url);
    await tab.setOffline(true);
    await tab.evaluate(`poll({ delay: 100, pause: 'offline' })`);
    await pause(300);

    expect(await tab.evaluate('attempts')).toEqual([]);

    await tab.setOffline(false);
    await site.arrived('/job', 2);

    expect(await tab.evaluate('told')).toEqual([true, false]);
  });

  it('holds the attempt after one that the network has taken with it', async () => {
    const lost: Answer = { hangUp: true };
    let lose: (answer: Answer) => void = () => undefined;
    const answers = [new Promise<Answer>((resolve) => (lose = resolve)), { status: 200 }];
    site.answer = ({ path, number }) => (path === '/job' ? answers[number - 1] : undefined);
    const tab = await chromium.open(site.url);
    await tab.evaluate(`poll({ delay: 100, pause: 'offline' })`);
    await site.arrived('/job');
    await tab.setOffline(true);
    lose(lost);
    await until(() => tab.evaluate(`attempts.length === 1`));
    await pause(300);

    expect(await tab.evaluate('attempts')).toEqual(['NetworkError']);
    expect(await tab.evaluate('retries')).toEqual(['NetworkError']);

    await tab.setOffline(false);
    await until(() => tab.evaluate(`attempts.length > 1`));

    expect(await tab.evaluate('attempts[1]')).toBe(200);
    expect(await tab.evaluate('ends')).toEqual([]);
  });

  it('does not hold where the network is there and has no way out', async () => {
    site.answer = ({ path }) => (path === '/job' ? { hangUp: true } : undefined);
    const tab = await chromium.open(site.url);
    await tab.evaluate(`poll({ delay: 100, pause: 'offline' })`);
    await until(() => tab.evaluate(`ends.length === 1`));

    expect(await tab.evaluate('told')).toEqual([false]);
    expect(await tab.evaluate('attempts')).toEqual(['NetworkError']); // the one that was tolerated
    expect(await tab.evaluate('ends')).toEqual(['NetworkError']);
  });

  it('does not hold a worker that begins offline, for nobody would tell it that this is over', async () => {
    const tab = await chromium.open(site.url);
    await tab.evaluate(`globalThis.kept = new Worker('/worker.js', { type: 'module' }); 0`);
    await site.arrived('/worker.js');
    await tab.setOffline(true);
    await tab.evaluate(`kept.postMessage({ delay: 100, pause: 'offline' })`);
    await site.arrived('/job', 3);

    expect(await tab.evaluate('navigator.onLine')).toBeFalse();
  });
});
