import { NEVER, of, Subject } from 'rxjs';
import type { Attempt } from '../../lib/attempt.js';
import { record } from '../../timeline/record.js';
import type { Trace } from '../../timeline/trace.js';
import { marbles } from '../support/marbles.js';
import { anAttempt } from './aTrace.js';

const values = { a: anAttempt(1, 0), b: anAttempt(2, 1_000) };
const nothing = (): void => undefined;

describe('record', () => {
  it(
    'mirrors the poll',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('-a-b|', values);
      const broken = cold('-a-#', values);

      expectObservable(source.pipe(record({}, nothing, nothing))).toBe('-a-b|', values);
      expectObservable(broken.pipe(record({}, nothing, nothing))).toBe('-a-#', values);
      expectObservable(NEVER.pipe(record<Attempt>({}, nothing, nothing)), '--!').toBe('---');
      expectSubscriptions(source.subscriptions).toBe('^---!');
    }),
  );

  it(
    'unsubscribes the poll and the pauses',
    marbles(({ cold, hot, expectObservable, expectSubscriptions }) => {
      const source = cold('-a---', values);
      const pauseWhile = hot<boolean>('-----');
      const unsub = '          ^--!';

      expectObservable(source.pipe(record({ pauseWhile }, nothing, nothing)), unsub).toBe('-a--', values);
      expectSubscriptions(source.subscriptions).toBe(unsub);
      expectSubscriptions(pauseWhile.subscriptions).toBe(unsub);
    }),
  );

  it('keeps a trace of each subscription', () => {
    const traces: Trace[] = [];
    const told: string[] = [];
    const poll$ = of(values.a, values.b).pipe(
      record(
        {},
        (trace) => traces.push(trace),
        ({ state, points }) => told.push(`${state} ${String(points.length)}`),
      ),
    );
    poll$.subscribe();
    poll$.subscribe();

    expect(traces.map(({ state, points }) => [state, points.length])).toEqual([
      ['match', 2],
      ['match', 2],
    ]);
    expect(told.slice(0, 3)).toEqual(['polling 1', 'polling 2', 'match 2']);
  });

  it('notes pauses; where those fail, the poll goes on', () => {
    const pauseWhile = new Subject<boolean>();
    let trace: Trace | undefined;
    const subscription = NEVER.pipe(record<Attempt>({ pauseWhile }, (begun) => (trace = begun), nothing)).subscribe();
    pauseWhile.next(true);

    expect(trace?.isPaused).toBeTrue();

    pauseWhile.error(new Error('broken'));

    expect(trace?.state).toBe('polling');

    subscription.unsubscribe();

    expect(trace?.state).toBe('stopped');
  });

  it('fails on what is no attempt, and says what to do', () => {
    let trace: Trace | undefined;
    let error: unknown;
    of({ status: 200 } as unknown as Attempt)
      .pipe(record<Attempt>({}, (begun) => (trace = begun), nothing))
      .subscribe({ error: (thrown: unknown) => (error = thrown) });

    expect(error).toEqual(jasmine.objectContaining({ message: jasmine.stringContaining('backoffSchedule()') }));
    expect(trace?.state).toBe('failed');
  });

  it('refuses wrong options at once', () => {
    expect(() => record({ maxAttempts: 0 }, nothing, nothing)).toThrowError(RangeError, /maxAttempts/);
    expect(() => record({ pauseWhile: true as never }, nothing, nothing)).toThrowError(TypeError, /pauseWhile/);
    expect(() => record({ paused: true } as never, nothing, nothing)).toThrowError(
      TypeError,
      /unknown option "paused"/,
    );
  });
});
