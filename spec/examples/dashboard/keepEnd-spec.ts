import { concat, defer, EMPTY, of, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Attempt } from 'rxpoll';
import { keepEnd } from '../../../examples/dashboard/keepEnd.js';

/** What an Observable tells at once. */
function told(source: Observable<Attempt>): readonly unknown[] {
  const told: unknown[] = [];
  source.subscribe({
    next: ({ number }) => told.push(number),
    error: (error: unknown) => told.push(error),
    complete: () => told.push('complete'),
  });
  return told;
}

describe('keepEnd', () => {
  const attempts = [1, 2].map((number) => ({ number }) as Partial<Attempt> as Attempt);
  const error = new Error('failed');
  for (const [title, end$, end] of [
    ['completed', EMPTY, 'complete'],
    ['failed', throwError(() => error), error],
  ] as const) {
    it(`shows a poll that has ${title} to who comes later, and subscribes no more`, () => {
      let subscriptions = 0;
      const kept$ = keepEnd(
        defer(() => {
          subscriptions++;
          return concat(of(...attempts), end$);
        }),
      );

      expect([told(kept$), told(kept$)]).toEqual([
        [1, 2, end],
        [1, 2, end],
      ]);
      expect(subscriptions).toBe(1);
    });
  }

  it('tells each attempt once, however many viewers had it', () => {
    const kept$ = keepEnd(of(...attempts, ...attempts));

    expect(told(kept$)).toEqual([1, 2, 1, 2, 'complete']);
    expect(told(kept$)).toEqual([1, 2, 'complete']);
  });
});
