import fc from 'fast-check';
import { DurationSyntaxError } from '../../../lib/errors/durationSyntaxError.js';
import { constant } from '../../../lib/schedule/constant.js';
import { fromDelays } from '../../../lib/schedule/fromDelays.js';
import type { Schedule } from '../../../lib/schedule/schedule.js';
import type { UpToOptions } from '../../../lib/schedule/upTo.js';
import { upTo } from '../../../lib/schedule/upTo.js';
import { delaysOf } from './delaysOf.js';

describe('upTo', () => {
  it('stops after so many attempts', () => {
    expect(delaysOf(upTo(constant(10), { attempts: 3 }), 5)).toEqual([10, 10, undefined, undefined, undefined]);
  });

  it('makes one attempt when told to', () => {
    expect(delaysOf(upTo(constant(10), { attempts: 1 }), 1)).toEqual([undefined]);
  });

  it('does not ask the schedule once the attempts are spent', () => {
    const schedule = jasmine.createSpy<Schedule>();
    upTo(schedule, { attempts: 2 })({ attempt: 2, elapsed: 0 });

    expect(schedule).not.toHaveBeenCalled();
  });

  it('cuts the last wait, so that a final attempt lands before the end', () => {
    const schedule = upTo(constant(1_000), { elapsed: '10s' });

    expect(schedule({ attempt: 8, elapsed: 8_900, duration: 100 })).toBe(1_000);
    expect(schedule({ attempt: 8, elapsed: 8_901, duration: 100 })).toBe(999);
    expect(schedule({ attempt: 9, elapsed: 9_700, duration: 100 })).toBe(200);
    expect(schedule({ attempt: 9, elapsed: 9_700 })).toBe(300);
  });

  it('stops when a final attempt does not fit', () => {
    const schedule = upTo(constant(1_000), { elapsed: '10s' });

    expect(schedule({ attempt: 9, elapsed: 9_900, duration: 100 })).toBeUndefined();
    expect(schedule({ attempt: 9, elapsed: 9_999, duration: 100 })).toBeUndefined();
    expect(schedule({ attempt: 9, elapsed: 10_000 })).toBeUndefined();
    expect(schedule({ attempt: 9, elapsed: 60_000 })).toBeUndefined();
  });

  it('spends the time to its end when attempts take none', () => {
    expect(delaysOf(upTo(constant(4), { elapsed: 10 }), 5)).toEqual([4, 4, 2, undefined, undefined]);
  });

  it('holds both limits', () => {
    const schedule = upTo(constant(4), { attempts: 3, elapsed: 10 });

    expect(schedule({ attempt: 2, elapsed: 8 })).toBe(2);
    expect(schedule({ attempt: 3, elapsed: 1 })).toBeUndefined();
  });

  it('stops where the schedule stops', () => {
    expect(delaysOf(upTo(fromDelays([1, 2]), { attempts: 9, elapsed: '1h' }), 4)).toEqual([1, 2, undefined, undefined]);
  });

  it('limits nothing by Infinity, or when it is told nothing', () => {
    for (const options of [{}, { attempts: Infinity, elapsed: Infinity }]) {
      expect(upTo(constant(4), options)({ attempt: 5_000, elapsed: 1e12, duration: 5 })).toBe(4);
    }
  });

  it('never waits beyond the end', () => {
    const times = fc.nat({ max: 100_000 });
    fc.assert(
      fc.property(times, times, times, fc.integer({ min: 1, max: 100_000 }), (delay, elapsed, duration, limit) => {
        const next = upTo(constant(delay), { elapsed: limit })({ attempt: 1, elapsed, duration });
        expect(next === undefined || (next >= 0 && next <= delay && elapsed + next + duration <= limit)).toBeTrue();
      }),
    );
  });

  it('leaves a wrong delay for others to see', () => {
    expect(upTo(() => NaN, { elapsed: 9 })({ attempt: 1, elapsed: 0 })).toBeNaN();
  });

  it('refuses limits that are not right', () => {
    for (const attempts of [0, -1, 1.5, NaN]) {
      expect(() => upTo(constant(1), { attempts })).toThrowError(
        RangeError,
        /^upTo: attempts must be a whole number, 1 or more/,
      );
    }
    expect(() => upTo(constant(1), { elapsed: 0 })).toThrowError(RangeError, /^upTo: elapsed must be/);
    expect(() => upTo(constant(1), { elapsed: 'soon' })).toThrowError(DurationSyntaxError, /^elapsed: /);
    expect(() => upTo(constant(1), { attempt: 3 } as UpToOptions)).toThrowError(TypeError, /did you mean attempts\?/);
    expect(() => upTo(5 as unknown as Schedule, {})).toThrowError(/^upTo: schedule must be a function, not 5$/);
  });
});
