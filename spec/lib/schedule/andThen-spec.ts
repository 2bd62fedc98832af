import fc from 'fast-check';
import { andThen } from '../../../lib/schedule/andThen.js';
import { constant } from '../../../lib/schedule/constant.js';
import { exponential } from '../../../lib/schedule/exponential.js';
import { fromDelays } from '../../../lib/schedule/fromDelays.js';
import { jittered } from '../../../lib/schedule/jittered.js';
import { linear } from '../../../lib/schedule/linear.js';
import type { Schedule } from '../../../lib/schedule/schedule.js';
import { upTo } from '../../../lib/schedule/upTo.js';
import { delaysOf } from './delaysOf.js';

describe('andThen', () => {
  it('goes on with the second where the first stops', () => {
    const schedule = andThen(fromDelays([1, 2]), fromDelays([10, 20]));

    expect(delaysOf(schedule, 6)).toEqual([1, 2, 10, 20, undefined, undefined]);
  });

  it('counts attempts anew for the second', () => {
    const schedule = andThen(upTo(constant(5), { attempts: 4 }), linear({ initialDelay: 100 }));

    expect(delaysOf(schedule, 6)).toEqual([5, 5, 5, 100, 200, 300]);
  });

  it('begins with the second when the first has no delay', () => {
    expect(delaysOf(andThen(fromDelays([]), linear({ initialDelay: 100 })), 3)).toEqual([100, 200, 300]);
  });

  it('stays with the first when that never stops', () => {
    expect(andThen(constant(5), constant(6))({ attempt: 5_000, elapsed: 0 })).toBe(5);
  });

  it('can be chained', () => {
    const inner = andThen(fromDelays([1]), fromDelays([2, 3]));

    expect(delaysOf(andThen(inner, fromDelays([4])), 5)).toEqual([1, 2, 3, 4, undefined]);
    expect(delaysOf(andThen(fromDelays([0]), inner), 5)).toEqual([0, 1, 2, 3, undefined]);
  });

  it('keeps no state: any attempt can be asked about, in any order', () => {
    fc.assert(
      fc.property(fc.nat({ max: 300 }), fc.integer({ min: 1, max: 1_000 }), (length, attempt) => {
        const schedule = andThen(
          fromDelays(Array<number>(length).fill(7)),
          linear({ initialDelay: 1, maxDelay: Infinity }),
        );
        expect(schedule({ attempt, elapsed: 0 })).toBe(attempt <= length ? 7 : attempt - length);
      }),
    );
  });

  it('asks the first about few other attempts', () => {
    const first = jasmine.createSpy('first', fromDelays([1, 2, 3])).and.callThrough();
    andThen(first, exponential())({ attempt: 5_000, elapsed: 0 });

    expect(first.calls.count()).toBeLessThan(16);
  });

  it('hides the last delay of the first from the first attempt of the second', () => {
    const second = jasmine.createSpy<Schedule>().and.returnValue(1);
    const schedule = andThen(fromDelays([500]), second);
    schedule({ attempt: 2, elapsed: 500, previousDelay: 500 });
    schedule({ attempt: 3, elapsed: 501, previousDelay: 1 });

    expect(second.calls.allArgs()).toEqual([
      [{ attempt: 1, elapsed: 500, previousDelay: undefined }],
      [{ attempt: 2, elapsed: 501, previousDelay: 1 }],
    ]);
  });

  it('starts decorrelated jitter of the second from its own base', () => {
    const second = jittered(constant(10), { jitter: 'decorrelated', random: () => 0.5 });

    expect(delaysOf(andThen(fromDelays([9_000]), second), 3)).toEqual([9_000, 20, 35]);
  });

  it('counts from the beginning of the poll after a first that stops by time', () => {
    const schedule = andThen(upTo(constant(10), { elapsed: 100 }), linear({ initialDelay: 1 }));

    expect(schedule({ attempt: 11, elapsed: 100 })).toBe(11);
  });

  it('refuses what is no function, and says which', () => {
    expect(() => andThen({} as Schedule, constant(1))).toThrowError(
      TypeError,
      'andThen: first must be a function, not an object',
    );
    expect(() => andThen(constant(1), [] as unknown as Schedule)).toThrowError(TypeError, /^andThen: second must be/);
  });
});
