import { take } from 'rxjs';
import { whenOffline } from '../../operators/whenOffline.js';
import { countListeners } from '../support/countListeners.js';
import { usePretence } from '../support/pretend.js';
import { record } from '../support/record.js';

describe('whenOffline', () => {
  const pretend = usePretence();
  let onLine: boolean | undefined;
  let page: EventTarget;

  /** A window that tells. */
  beforeEach(() => {
    const navigator = {
      get onLine() {
        return onLine;
      },
    };
    onLine = true;
    page = Object.assign(new EventTarget(), { navigator });
    if (!('document' in globalThis)) pretend(globalThis, 'document', () => ({ defaultView: page }));
    else pretend(document, 'defaultView', () => page);
  });

  const go = (event: 'online' | 'offline'): void => {
    onLine = event === 'online';
    page.dispatchEvent(new Event(event));
  };

  for (const [said, isOffline] of [
    [true, false],
    [false, true],
    [undefined, false],
  ] as const) {
    it(`tells ${String(isOffline)} at once where onLine is ${String(said)}`, () => {
      onLine = said;

      expect(record(whenOffline())).toEqual({ values: [isOffline], end: undefined });
    });
  }

  it('tells each change, and nothing twice in a row', () => {
    const { values } = record(whenOffline());
    go('offline');
    go('offline');
    go('online');

    expect(values).toEqual([false, true, false]);
  });

  it('has listeners of its own for each subscriber, and none when they have left', () => {
    const listeners = countListeners(page);
    const subscriptions = [whenOffline().subscribe(), whenOffline().subscribe()];

    expect(listeners()).toBe(4);

    for (const subscription of subscriptions) subscription.unsubscribe();
    whenOffline().pipe(take(1)).subscribe();

    expect(listeners()).toBe(0);
  });

  it('gives two subscribers what is so when they come', () => {
    const offline$ = whenOffline();
    const first = record(offline$);
    go('offline');
    const second = record(offline$);
    go('online');

    expect(first.values).toEqual([false, true, false]);
    expect(second.values).toEqual([true, false]);
  });

  it('tells nothing once it is unsubscribed', () => {
    const values: boolean[] = [];
    const subscription = whenOffline().subscribe((isOffline) => values.push(isOffline));
    subscription.unsubscribe();
    go('offline');

    expect(values).toEqual([false]);
  });
});
