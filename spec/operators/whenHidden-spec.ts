import { take } from 'rxjs';
import { whenHidden } from '../../operators/whenHidden.js';
import { countListeners } from '../support/countListeners.js';
import { usePretence } from '../support/pretend.js';
import { record } from '../support/record.js';

describe('whenHidden', () => {
  const pretend = usePretence();
  let state: string;
  let page: EventTarget;

  /** The document of this page; where there is none, one that has what is needed. */
  beforeEach(() => {
    page = 'document' in globalThis ? document : new EventTarget();
    if (!('document' in globalThis)) pretend(globalThis, 'document', () => page);
    pretend(page, 'visibilityState', () => state);
    state = 'visible';
  });

  const become = (next: string): void => {
    state = next;
    page.dispatchEvent(new Event('visibilitychange'));
  };

  for (const [at, isHidden] of [
    ['visible', false],
    ['hidden', true],
    ['prerender', false], // in a DOM without a screen
  ] as const) {
    it(`tells ${String(isHidden)} at once where the page is ${at}`, () => {
      state = at;

      expect(record(whenHidden())).toEqual({ values: [isHidden], end: undefined });
    });
  }

  it('tells each change, and nothing twice in a row', () => {
    const { values } = record(whenHidden());
    become('hidden');
    become('hidden');
    become('visible');

    expect(values).toEqual([false, true, false]);
  });

  it('gives two subscribers what is so when they come', () => {
    const hidden$ = whenHidden();
    const first = record(hidden$);
    become('hidden');
    const second = record(hidden$);
    become('visible');

    expect(first.values).toEqual([false, true, false]);
    expect(second.values).toEqual([true, false]);
  });

  it('has one listener for each subscriber, and none when they have left', () => {
    const listeners = countListeners(page);
    const subscriptions = [whenHidden().subscribe(), whenHidden().subscribe()];

    expect(listeners()).toBe(2);

    for (const subscription of subscriptions) subscription.unsubscribe();
    whenHidden().pipe(take(1)).subscribe();

    expect(listeners()).toBe(0);
  });

  it('tells nothing once it is unsubscribed', () => {
    const values: boolean[] = [];
    const subscription = whenHidden().subscribe((isHidden) => values.push(isHidden));
    subscription.unsubscribe();
    become('hidden');

    expect(values).toEqual([false]);
  });
});
