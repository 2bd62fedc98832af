import fc from 'fast-check';
import { DurationSyntaxError } from '../../../lib/errors/durationSyntaxError.js';
import { atMost } from '../../../lib/schedule/atMost.js';
import { exponential } from '../../../lib/schedule/exponential.js';
import { fromDelays } from '../../../lib/schedule/fromDelays.js';
import type { Schedule, ScheduleContext } from '../../../lib/schedule/schedule.js';
import { delaysOf } from './delaysOf.js';

describe('atMost', () => {
  it('bounds the delays, and stops where the schedule stops', () => {
    expect(delaysOf(atMost(fromDelays([0, 10, 20, 30]), 20), 5)).toEqual([0, 10, 20, 20, undefined]);
  });

  it('leaves the delays alone when the bound is Infinity', () => {
    expect(delaysOf(atMost(fromDelays([10, '9d']), Infinity), 2)).toEqual([10, 777_600_000]);
  });

  it('never exceeds the bound', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1 }), (bound) => {
        for (const attempt of [1, 2, 64, 5_000]) {
          const delay = atMost(exponential({ maxDelay: Infinity }), bound)({ attempt, elapsed: 0 });
          expect(delay).toBeLessThanOrEqual(bound);
        }
      }),
    );
  });

  it('passes the context on as it is', () => {
    const schedule = jasmine.createSpy<Schedule>().and.returnValue(1);
    const context: ScheduleContext = { attempt: 3, elapsed: 5, previousDelay: 2, response: {} };
    atMost(schedule, 5)(context);

    expect(schedule).toHaveBeenCalledOnceWith(context);
  });

  it('hides no delay that is wrong', () => {
    expect(atMost(() => NaN, 5)({ attempt: 1, elapsed: 0 })).toBeNaN();
    expect(atMost(() => null as unknown as number, 5)({ attempt: 1, elapsed: 0 })).toBeNull();
  });

  it('refuses a bound that is not positive, and a schedule that is no function', () => {
    expect(() => atMost(exponential(), 0)).toThrowError(RangeError, /^atMost: maxDelay must be/);
    expect(() => atMost(exponential(), NaN)).toThrowError(RangeError, /^atMost: maxDelay must be/);
    expect(() => atMost(exponential(), 'soon')).toThrowError(DurationSyntaxError, /^maxDelay: /);
    expect(() => atMost({} as Schedule, 5)).toThrowError(
      TypeError,
      'atMost: schedule must be a function, not an object',
    );
  });
});
