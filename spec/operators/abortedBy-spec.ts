import { EMPTY, NEVER, Observable, of } from 'rxjs';
import { abortedBy } from '../../operators/abortedBy.js';
import { marbles } from '../support/marbles.js';
import { record } from '../support/record.js';

/** A signal that counts who listens. */
function listened(): { controller: AbortController; listeners: () => number } {
  const controller = new AbortController();
  const add = spyOn(controller.signal, 'addEventListener').and.callThrough();
  const remove = spyOn(controller.signal, 'removeEventListener').and.callThrough();
  return { controller, listeners: () => add.calls.count() - remove.calls.count() };
}

describe('abortedBy', () => {
  it(
    'mirrors the source, and errors with the reason when the signal aborts',
    marbles(({ cold, expectObservable, expectSubscriptions, flush }) => {
      const { controller, listeners } = listened();
      const source = cold('a--b--c|');
      cold('----(x|)').subscribe(() => {
        controller.abort('enough');
      });

      expectObservable(source.pipe(abortedBy(controller.signal))).toBe('a--b#', undefined, 'enough');
      expectSubscriptions(source.subscriptions).toBe('^---!');
      flush();
      expect(listeners()).toBe(0);
    }),
  );

  it(
    'errors at once where it has aborted, and subscribes nothing',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('a');

      expectObservable(source.pipe(abortedBy(AbortSignal.abort('enough')))).toBe('#', undefined, 'enough');
      expectSubscriptions(source.subscriptions).toBe([]);
    }),
  );

  it(
    'mirrors the source where there is no signal, or none that aborts',
    marbles(({ cold, expectObservable }) => {
      for (const signal of [undefined, null, new AbortController().signal]) {
        expectObservable(cold('a-b|').pipe(abortedBy(signal))).toBe('a-b|');
        expectObservable(cold('a-#').pipe(abortedBy(signal))).toBe('a-#');
        expectObservable(of('a').pipe(abortedBy(signal))).toBe('(a|)');
        expectObservable(EMPTY.pipe(abortedBy(signal))).toBe('|');
        expectObservable(NEVER.pipe(abortedBy(signal))).toBe('-');
      }
    }),
  );

  it('unsubscribes the source before it errors, also where a teardown throws', () => {
    for (const fails of [false, true]) {
      const { controller, listeners } = listened();
      const told: unknown[] = [];
      const source = new Observable(() => () => {
        told.push('teardown');
        if (fails) throw new Error('a bug');
      });
      source.pipe(abortedBy(controller.signal)).subscribe({ error: (error) => told.push(error) });
      // What a listener throws is for nobody to catch.
      const listener = (
        controller.signal.addEventListener as jasmine.Spy<AbortSignal['addEventListener']>
      ).calls.first().args[1] as EventListenerObject;
      spyOnProperty(controller.signal, 'reason').and.returnValue('enough');

      expect(() => {
        listener.handleEvent(new Event('abort'));
      }).not.toThrow();
      expect(told).toEqual(['teardown', 'enough']);
      expect(listeners()).toBe(0);
    }
  });

  it('ends at once when the source aborts it as it is subscribed', () => {
    const { controller, listeners } = listened();
    const told: unknown[] = [];
    const source = new Observable<string>((result) => {
      controller.abort('enough');
      told.push(result.closed);
      result.next('late');
      result.complete();
      return () => told.push('teardown');
    });

    source.pipe(abortedBy(controller.signal)).subscribe({
      next: (value) => told.push(value),
      error: (error) => told.push(error),
    });

    expect(told).toEqual(['enough', true, 'teardown']);
    expect(listeners()).toBe(0);
  });

  it('listens only as long as somebody waits', () => {
    const { controller, listeners } = listened();
    const result = NEVER.pipe(abortedBy(controller.signal));
    const [one, other] = [result.subscribe(), result.subscribe()];

    expect(listeners()).toBe(2);
    one.unsubscribe();
    other.unsubscribe();
    expect(listeners()).toBe(0);
    expect(record(of(1).pipe(abortedBy(controller.signal))).end).toBe('complete');
    expect(listeners()).toBe(0);
  });
});
