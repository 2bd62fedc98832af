import { EMPTY } from 'rxjs';
import type { SchedulerLike } from 'rxjs';
import { after } from '../../../operators/sharing/after.js';
import { asyncScheduler } from 'rxjs';
import { marbles } from '../../support/marbles.js';
import { record } from '../../support/record.js';

describe('after', () => {
  it(
    'emits when the delay is over',
    marbles(({ expectObservable }) => {
      const result = after(3, asyncScheduler);

      expectObservable(result).toBe('---(a|)', { a: undefined });
      expectObservable(result, '--!').toBe('---');
    }),
  );

  it('emits at once where there is none', () => {
    expect(record(after(0, asyncScheduler))).toEqual({ values: [undefined], end: 'complete' });
  });

  it('is never over where it is infinite, and sets no timer', () => {
    const schedule = jasmine.createSpy().and.returnValue(EMPTY.subscribe());
    const scheduler: SchedulerLike = { now: () => 0, schedule };

    expect(record(after(Infinity, scheduler))).toEqual({ values: [], end: undefined });
    expect(schedule).not.toHaveBeenCalled();
  });

  it(
    'waits longer than timers can',
    marbles(
      ({ expectObservable }) => {
        expectObservable(after(2 ** 31, asyncScheduler)).toBe(`${String(2 ** 31)}ms (a|)`, { a: undefined });
      },
      2 ** 31 + 1,
    ),
  );
});
