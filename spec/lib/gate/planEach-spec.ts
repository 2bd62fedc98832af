import { asyncScheduler } from 'rxjs';
import { DurationSyntaxError } from '../../../lib/errors/durationSyntaxError.js';
import type { PollEachOptions } from '../../../lib/gate/planEach.js';
import { planEach } from '../../../lib/gate/planEach.js';

describe('planEach', () => {
  it('has a value for all that is not given', () => {
    expect(planEach({})).toEqual({
      ...{ maxInFlight: 64, perOrigin: Infinity, maxWaiting: 10_000, spread: 1_000, collects: true, origin: undefined },
      ...{ random: Math.random, scheduler: asyncScheduler },
    });
  });

  it('takes what is given', () => {
    const origin = (): string => 'https://api.example.com';
    const random = (): number => 0;
    const limits = { maxInFlight: 8, perOrigin: 2, maxWaiting: Infinity, random, scheduler: asyncScheduler };

    expect(planEach({ ...limits, spread: '2m', onError: 'fail', origin })).toEqual({
      ...limits,
      ...{ spread: 120_000, collects: false, origin },
    });
  });

  const mistakes: readonly (readonly [object, string])[] = [
    [{ maxInFlight: 0 }, 'RangeError: pollEach: maxInFlight must be a whole number, 1 or more, not 0'],
    [{ perOrigin: 1.5 }, 'RangeError: pollEach: perOrigin must be a whole number, 1 or more, not 1.5'],
    [{ maxWaiting: '5' }, 'TypeError: pollEach: maxWaiting must be a whole number, 1 or more, not "5"'],
    [{ spread: -1 }, 'RangeError: pollEach: spread must be a finite duration, 0 or more, not -1'],
    [{ onError: 'ignore' }, 'TypeError: pollEach: onError must be one of collect, fail, not "ignore"'],
    [{ origin: 'x' }, 'TypeError: pollEach: origin must be a function, not "x"'],
    [{ maxInflight: 1 }, 'TypeError: pollEach: unknown option "maxInflight"; did you mean maxInFlight?'],
  ];
  for (const [options, message] of mistakes) {
    it(`refuses ${JSON.stringify(options)}`, () => {
      let thrown: unknown;
      try {
        planEach(options as PollEachOptions);
      } catch (error) {
        thrown = error;
      }
      expect(String(thrown)).toBe(message);
    });
  }

  it('refuses text that is no duration', () => {
    expect(() => planEach({ spread: 'soon' })).toThrowError(DurationSyntaxError);
  });
});
