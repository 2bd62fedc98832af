import { useChromium } from '../support/pages/chromium.js';
import { useSite } from '../support/pages/site.js';
import type { Answer } from '../support/pages/site.js';
import type { Tab } from '../support/pages/tab.js';
import { pause, until } from '../support/pages/until.js';

describe('whenHidden in a page', () => {
  const chromium = useChromium();
  const site = useSite({
    scripts: { '/page.js': new URL('./pages/polls.ts', import.meta.url) },
    answer: ({ path }) => (path === '/job' ? { status: 202, body: 'running' } : undefined),
  });
  const asked = (): number => site.requests('/job').length;

  /** Keeps the first request waiting until it is called with an answer. */
  function keepWaiting(): (answer: Answer) => void {
    let resolve!: (answer: Answer) => void;
    const first = new Promise<Answer>((settle) => (resolve = settle));
    site.answer = ({ path, number }) => (path !== '/job' ? undefined : number === 1 ? first : { status: 202 });
    return resolve;
  }

  /** A page whose first request is in flight. */
  async function pollInFlight(options: string): Promise<Tab> {
    const tab = await chromium.open(site.url);
    await tab.evaluate(`poll({ pause: 'hidden', ${options} })`);
    await site.arrived('/job');
    return tab;
  }

  it('lets a request in flight finish, and holds the next attempt', async () => {
    const answer = keepWaiting();
    const tab = await pollInFlight('delay: 100');
    await tab.hide();
    answer({ status: 200 });
    await until(() => tab.evaluate(`attempts.length === 1`));
    await pause(400);

    expect(asked()).toBe(1);
    expect(await tab.evaluate('attempts')).toEqual([200]);
  });

  it('lets an overdue attempt go at once on return', async () => {
    const answer = keepWaiting();
    const tab = await pollInFlight('delay: 1_000');
    await tab.hide();
    answer({ status: 202 });
    await pause(1_300);

    expect(asked()).toBe(1);

    const shownAt = Date.now();
    await tab.show();
    const { at } = await site.arrived('/job', 2);

    expect(at - shownAt).toBeLessThan(900);
    expect(await tab.evaluate('told')).toEqual([false, true, false]);
  });

  it('lets an attempt that fell due while the computer slept go at once', async () => {
    const tab = await pollInFlight('delay: 20_000');
    await until(() => tab.evaluate(`attempts.length === 1`));
    await tab.hide();
    await tab.evaluate(`{ const { now } = Date; Date.now = () => now() + 60_000 }`); // the clock goes on, timers do not
    await tab.show();
    await site.arrived('/job', 2);

    expect(asked()).toBe(2);
  });

  it('leaves an attempt that is not due on return what is left of its wait', async () => {
    const tab = await pollInFlight('delay: 2_000');
    const [first] = site.requests('/job');
    await tab.hide();
    await pause(700);
    await tab.show();
    const second = await site.arrived('/job', 2);

    expect(second.at - first!.at).toBeGreaterThan(1_950);
    expect(second.at - first!.at).toBeLessThan(2_600);
  });

  it('aborts a request in flight where that is wanted, and sends it again on return', async () => {
    keepWaiting();
    const tab = await pollInFlight(`delay: 60_000, inFlight: 'abort'`);
    await tab.hide();
    await until(() => site.requests('/job')[0]?.isCut);
    await pause(200);

    expect(asked()).toBe(1);

    await tab.show();
    await until(() => tab.evaluate(`attempts.length === 1`));

    expect(asked()).toBe(2);
    expect(await tab.evaluate('retries')).toEqual([]);
  });

  it('slows a poll down where that is wanted', async () => {
    const tab = await pollInFlight('delay: 400, slowDown: 4');
    await tab.hide();
    const last = asked();
    const [before, after] = [await site.arrived('/job', last + 1), await site.arrived('/job', last + 2)];
    await tab.show();
    const [second, third] = [await site.arrived('/job', last + 4), await site.arrived('/job', last + 5)];

    expect(after.at - before.at).toBeGreaterThan(1_500);
    expect(third.at - second.at).toBeLessThan(1_200);
  });

  it('lets a deadline run on', async () => {
    const tab = await pollInFlight('delay: 300, limit: 600');
    await tab.hide();
    await until(() => tab.evaluate(`ends.length === 1`));

    expect(await tab.evaluate('ends')).toEqual(['PollTimeoutError']);
    expect(await tab.evaluate('document.hidden')).toBeTrue();
  });

  it('lets a deadline stand still where that is wanted', async () => {
    const tab = await pollInFlight('delay: 300, limit: 1_500, pauseDeadline: true');
    await tab.hide();
    const last = asked();
    await pause(1_600);
    await tab.show();
    await site.arrived('/job', last + 1);

    expect(await tab.evaluate('ends')).toEqual([]);

    await until(() => tab.evaluate(`ends.length === 1`));

    expect(await tab.evaluate('ends')).toEqual(['PollTimeoutError']);
  });

  it('holds while another tab is in front', async () => {
    const tab = await pollInFlight('delay: 200');
    const other = await tab.openBeside('about:blank');
    await until(() => tab.evaluate(`document.hidden`));
    await pause(100); // for one that was on its way
    const last = asked();
    await pause(500);

    expect(asked()).toBe(last);

    await other.close();
    await site.arrived('/job', last + 1);

    expect(await tab.evaluate('told')).toEqual([false, true, false]);
  });

  it('comes back from frost', async () => {
    const tab = await pollInFlight('delay: 300');
    await tab.hide();
    await tab.freeze();
    const last = asked();
    await pause(600);

    expect(asked()).toBe(last);

    await tab.thaw();
    await tab.show();
    await site.arrived('/job', last + 2);

    expect(await tab.evaluate('told')).toEqual([false, true, false]);
  });

  it('comes back from the back-forward cache, and lets an overdue attempt go at once', async () => {
    const tab = await pollInFlight('delay: 1_000');
    await until(() => tab.evaluate(`globalThis.isSame = attempts.length === 1`));
    await tab.navigate(`${site.otherUrl}away`);
    const last = asked();
    await pause(1_100);

    expect(asked()).toBe(last);

    const backAt = Date.now();
    await tab.goBack();
    const { at } = await site.arrived('/job', last + 1);
    await site.arrived('/job', last + 2);

    expect(at - backAt).toBeLessThan(900);
    expect(await tab.evaluate('isSame')).toBeTrue();
    expect(await tab.evaluate('told')).toEqual([false, true, false]);
  });

  const meanwhile: readonly (readonly [string, Answer, number, readonly string[]])[] = [
    ['answered', { status: 200 }, 200, []],
    ['lost', { hangUp: true }, 202, ['NetworkError']],
  ];
  for (const [what, answered, status, retries] of meanwhile) {
    it(`comes back from the back-forward cache where a request in flight was ${what} meanwhile`, async () => {
      const answer = keepWaiting();
      const tab = await pollInFlight('delay: 300');
      await tab.evaluate(`globalThis.isSame = true`);
      await tab.navigate(`${site.otherUrl}away`);
      answer(answered);
      await pause(300);
      await tab.goBack();
      await until(() => tab.evaluate(`attempts.length > 1`));

      expect(await tab.evaluate('isSame')).toBeTrue();
      expect(await tab.evaluate('attempts[0]')).toBe(status);
      expect(await tab.evaluate('retries')).toEqual(retries);
    });
  }
});
