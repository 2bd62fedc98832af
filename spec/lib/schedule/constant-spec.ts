import fc from 'fast-check';
import { DurationSyntaxError } from '../../../lib/errors/durationSyntaxError.js';
import { constant } from '../../../lib/schedule/constant.js';
import { delaysOf } from './delaysOf.js';

describe('constant', () => {
  it('says the same delay after every attempt', () => {
    expect(delaysOf(constant(250), 3)).toEqual([250, 250, 250]);
  });

  it('reads a delay given as text', () => {
    expect(delaysOf(constant('1m 30s'), 1)).toEqual([90_000]);
  });

  it('takes 0, which asks again at once', () => {
    expect(delaysOf(constant(0), 2)).toEqual([0, 0]);
    expect(delaysOf(constant('0s'), 1)).toEqual([0]);
  });

  it('never changes, however many attempts there were', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 5_000 }), (delay, attempt) => {
        expect(constant(delay)({ attempt, elapsed: attempt })).toBe(delay);
      }),
    );
  });

  for (const delay of [-1, NaN, Infinity]) {
    it(`refuses ${String(delay)}`, () => {
      expect(() => constant(delay)).toThrowError(
        RangeError,
        /^constant: delay must be a finite duration, 0 or more, not /,
      );
    });
  }

  it('refuses text that is no duration, and names the parameter', () => {
    expect(() => constant('soon')).toThrowMatching(
      (error) => error instanceof DurationSyntaxError && error.path === 'delay',
    );
  });

  it('refuses what is neither a number nor text', () => {
    expect(() => constant(null as unknown as number)).toThrowError(TypeError, /delay must be .*, not null$/);
  });
});
