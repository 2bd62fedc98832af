import { BehaviorSubject, EMPTY, NEVER, Subject, concat, defer, of, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import { backoffSchedule } from '../../operators/backoffSchedule.js';
import { whenEither } from '../../operators/whenEither.js';
import { whenHidden } from '../../operators/whenHidden.js';
import { marbles } from '../support/marbles.js';
import { record } from '../support/record.js';

describe('whenEither', () => {
  const flags = { f: false, t: true };

  it(
    'is true while any of its reasons holds',
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const hidden = hot(' f--t-----f-----', flags);
      const offline = hot('f-----t-----f--', flags);
      const subs = '       ^-------------!';
      const expected = '   f--t--------f--';

      expectObservable(whenEither(hidden, offline), subs).toBe(expected, flags);
      expectSubscriptions(hidden.subscriptions).toBe(subs);
      expectSubscriptions(offline.subscriptions).toBe(subs);
    }),
  );

  it(
    'tells each change once',
    marbles(({ hot, expectObservable }) => {
      const a = hot('      -t-t-f-f-t-', flags);
      const b = hot('      --------t-f', flags);
      const expected = '   ft---f--t--';

      expectObservable(whenEither(a, b)).toBe(expected, flags);
    }),
  );

  const beginnings: readonly (readonly [string, readonly Observable<boolean>[], boolean])[] = [
    ['none', [], false],
    ['one that has not told', [NEVER], false],
    ['one that is empty', [EMPTY, NEVER], false],
    ['false, then true', [new BehaviorSubject(false), new BehaviorSubject(true)], true],
    ['true, then false', [new BehaviorSubject(true), new BehaviorSubject(false)], true],
    ['true, and one that has not told', [new BehaviorSubject(true), NEVER], true],
    ['one that changes its mind at once', [concat(of(true, false), NEVER)], false],
  ];
  for (const [what, pauses, expected] of beginnings) {
    it(`tells one value at subscription: ${what}`, () => {
      expect(record(whenEither(...pauses)).values).toEqual([expected]);
    });
  }

  it('lets no attempt go between two reasons', () => {
    let asked = 0;
    const pauseWhile = whenEither(new BehaviorSubject(false), new BehaviorSubject(true));
    const poll = of('a').pipe(backoffSchedule({ pauseWhile }));
    poll.subscribe(() => asked++).unsubscribe();

    expect(asked).toBe(0);
  });

  it(
    'keeps the latest value of a reason that completes, and completes with the last',
    marbles(({ cold, expectObservable }) => {
      expectObservable(whenEither(cold('t-|', flags), cold('f---t-f|', flags))).toBe('(ft)---|', flags);
      expectObservable(whenEither(cold('f-|', flags), cold('-t--f--|', flags))).toBe('ft--f--|', flags);
      expectObservable(whenEither()).toBe('(f|)', flags);
      expectObservable(whenEither(of(true), of(false))).toBe('(t|)', flags);
    }),
  );

  it(
    'passes an error as it came, and leaves the others',
    marbles(({ cold, hot, expectObservable, expectSubscriptions }) => {
      const others = hot('-t-----', flags);
      const subs = '      ^--!';

      expectObservable(whenEither(others, cold('---#'))).toBe('ft-#', flags);
      expectSubscriptions(others.subscriptions).toBe(subs);
    }),
  );

  it('does not subscribe to what stands after one that fails at once', () => {
    let subscribed = 0;
    const after = defer(() => {
      subscribed++;
      return NEVER;
    });

    expect(
      record(
        whenEither(
          throwError(() => 'broken'),
          after,
        ),
      ),
    ).toEqual({ values: [], end: 'broken' });
    expect(subscribed).toBe(0);
  });

  it('keeps what it knows for each subscriber', () => {
    const reason = new Subject<boolean>();
    const either = whenEither(reason);
    const first = record(either);
    reason.next(true);
    const second = record(either);
    reason.next(false);

    expect(first.values).toEqual([false, true, false]);
    expect(second.values).toEqual([false]);
  });

  it('leaves all reasons when it is unsubscribed', () => {
    const reasons = [new Subject<boolean>(), new Subject<boolean>()];
    const subscription = whenEither(...reasons).subscribe();

    expect(reasons.map(({ observed }) => observed)).toEqual([true, true]);

    subscription.unsubscribe();

    expect(reasons.map(({ observed }) => observed)).toEqual([false, false]);
  });

  const wrong: readonly (readonly [string, readonly unknown[], string])[] = [
    ['text', [of(true), 'hidden'], 'pauses[1] must be an Observable, such as whenHidden(), not "hidden"'],
    ['a function', [whenHidden], 'pauses[0] must be an Observable, such as whenHidden(), not a function'],
    ['a list', [[NEVER, NEVER]], 'pauses[0] must be an Observable, not a list; pass them one by one: whenEither(a, b)'],
  ];
  for (const [what, pauses, message] of wrong) {
    it(`refuses ${what}`, () => {
      expect(() => whenEither(...(pauses as readonly Observable<boolean>[]))).toThrowError(
        TypeError,
        `whenEither: ${message}`,
      );
    });
  }
});
