import { DurationSyntaxError } from '../../../lib/errors/durationSyntaxError.js';
import { fromDelays } from '../../../lib/schedule/fromDelays.js';
import { delaysOf } from './delaysOf.js';

describe('fromDelays', () => {
  it('says each delay in its turn, then stops', () => {
    expect(delaysOf(fromDelays([0, 250, '1s', '1m 30s']), 6)).toEqual([0, 250, 1_000, 90_000, undefined, undefined]);
  });

  it('stops at once when there are none', () => {
    expect(delaysOf(fromDelays([]), 1)).toEqual([undefined]);
  });

  it('stays as it was when the array changes', () => {
    const delays = [1, 2];
    const schedule = fromDelays(delays);
    delays[0] = 5;

    expect(delaysOf(schedule, 1)).toEqual([1]);
  });

  it('refuses a delay that is none, and names its place', () => {
    expect(() => fromDelays([1, -1])).toThrowError(RangeError, /^fromDelays: delays\[1\] must be .*, not -1$/);
    expect(() => fromDelays([NaN])).toThrowError(RangeError, /delays\[0\]/);
    expect(() => fromDelays([1, 2, Infinity])).toThrowError(RangeError, /delays\[2\]/);
    expect(() => fromDelays([1, 'x'])).toThrowError(DurationSyntaxError, /^delays\[1\]: "x" is not a duration/);
    expect(() => fromDelays([undefined as unknown as number])).toThrowError(TypeError, /delays\[0\]/);
  });

  it('refuses what is no array', () => {
    expect(() => fromDelays('1s' as unknown as [])).toThrowError(
      TypeError,
      /^fromDelays: delays must be an array .* not "1s"$/,
    );
  });
});
