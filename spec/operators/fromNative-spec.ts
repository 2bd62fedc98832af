import { of, take } from 'rxjs';
import { fromNative } from '../../operators/fromNative.js';
import type { NativeObservable, NativeObserver } from '../../operators/fromNative.js';
import { record } from '../support/record.js';

describe('fromNative', () => {
  /** Who has subscribed, and with which signal. */
  let subscribers: { readonly observer: NativeObserver<string>; readonly signal: AbortSignal }[];
  const native: NativeObservable<string> = {
    subscribe: (observer, { signal }) => void subscribers.push({ observer, signal }),
  };

  beforeEach(() => {
    subscribers = [];
  });

  it('passes values, and the end', () => {
    const recording = record(fromNative(native));
    const { observer } = subscribers[0]!;
    observer.next('a');
    observer.next('b');
    observer.complete();

    expect(recording).toEqual({ values: ['a', 'b'], end: 'complete' });
  });

  it('passes an error as it came', () => {
    const recording = record(fromNative(native));
    subscribers[0]!.observer.error('broken');

    expect(recording).toEqual({ values: [], end: 'broken' });
  });

  it('makes an error of what subscribing throws', () => {
    const broken: NativeObservable<string> = {
      subscribe: () => {
        throw new Error('broken');
      },
    };

    expect(record(fromNative(broken)).end).toEqual(new Error('broken'));
  });

  it('subscribes with a signal of its own for each subscriber, which unsubscribing aborts', () => {
    const result = fromNative(native);

    expect(subscribers.length).toBe(0);

    const first = result.subscribe();
    result.subscribe();
    first.unsubscribe();

    expect(subscribers.map(({ signal }) => signal.aborted)).toEqual([true, false]);
  });

  it('aborts while a synchronous source emits', () => {
    const asked: number[] = [];
    const counter: NativeObservable<number> = {
      subscribe: (observer, { signal }) => {
        for (let number = 1; number < 10 && !signal.aborted; number++) {
          asked.push(number);
          observer.next(number);
        }
      },
    };

    expect(record(fromNative(counter).pipe(take(2)))).toEqual({ values: [1, 2], end: 'complete' });
    expect(asked).toEqual([1, 2]);
  });

  it('refuses an Observable of RxJS, which knows no signal, also when it is compiled', () => {
    // @ts-expect-error: it is one of RxJS
    expect(() => fromNative(of(1))).toThrowError(
      TypeError,
      'fromNative: observable is one of RxJS already; use it as it is',
    );
  });

  const wrong: readonly (readonly [string, unknown, string])[] = [
    ['nothing', undefined, 'undefined'],
    ['null', null, 'null'],
    ['an object without subscribe', {}, 'an object'],
    ['a list', [1, 2], 'a list'],
  ];
  for (const [what, value, shown] of wrong) {
    it(`refuses ${what}`, () => {
      expect(() => fromNative(value as NativeObservable<unknown>)).toThrowError(
        TypeError,
        `fromNative: observable must be an Observable of the platform, not ${shown}`,
      );
    });
  }
});
