import { asyncScheduler, defer, of } from 'rxjs';
import type { Subscription } from 'rxjs';
import type { Attempt } from '../../../lib/attempt.js';
import { backoffSchedule } from '../../../operators/backoffSchedule.js';
import { acrossPages } from '../../../operators/sharing/acrossPages.js';
import type { Page } from '../../../operators/sharing/tab.js';
import { until } from '../../support/pages/until.js';

describe('Tab, with the locks and channels of the browser', () => {
  let key: string;
  let asked: string[];
  let frames: HTMLIFrameElement[];
  let viewers: Subscription[];

  beforeEach(() => {
    key = String(Math.random());
    [asked, frames, viewers] = [[], [], []];
  });

  afterEach(() => {
    for (const viewer of viewers) viewer.unsubscribe();
    for (const frame of frames) frame.remove();
  });

  /** A frame is a page of its own, whose locks go with it. */
  function openFrame(name: string): { readonly numbers: number[]; readonly frame: HTMLIFrameElement } {
    const frame = document.body.appendChild(document.createElement('iframe'));
    frames.push(frame);
    const numbers: number[] = [];
    const ask = defer(() => {
      asked.push(name);
      return of(name);
    });
    const across = acrossPages((frame.contentWindow as Page | null) ?? {}, 'tab.browser-spec');
    viewers.push(
      across<Attempt>(
        key,
        (from) => ask.pipe(backoffSchedule({ strategy: 'fixed', initialDelay: 50, from })),
        asyncScheduler,
      ).subscribe(({ number }) => numbers.push(number)),
    );
    return { numbers, frame };
  }

  it('lets one poll, and another go on when that is gone', async () => {
    const one = openFrame('one');
    const two = openFrame('two');
    await until(() => two.numbers.includes(3));
    const before = [...asked];
    one.frame.remove();
    await until(() => asked.includes('two'));
    await until(() => two.numbers.length > before.length);

    expect(new Set(before)).toEqual(new Set(['one']));
    expect(two.numbers).toEqual(two.numbers.map((_, index) => two.numbers[0]! + index));
  });

  it('holds no lock once all have left', async () => {
    openFrame('one');
    openFrame('two');
    await until(() => asked.length > 1);
    for (const viewer of viewers) viewer.unsubscribe();
    const inUse = async (): Promise<boolean> => {
      const { held = [], pending = [] } = await navigator.locks.query();
      return [...held, ...pending].some(({ name }) => name?.includes(key));
    };

    expect(await until(async () => !(await inUse()))).toBeTrue();
  });
});
