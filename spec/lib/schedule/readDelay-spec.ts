import { DurationSyntaxError } from '../../../lib/errors/durationSyntaxError.js';
import { aPositive } from '../../../lib/options.js';
import { aDelay, aDelayOrNone, readDelay } from '../../../lib/schedule/readDelay.js';

describe('readDelay', () => {
  it('reads milliseconds and text', () => {
    expect(readDelay('f', 'delay', 5)).toBe(5);
    expect(readDelay('f', 'delay', '1.5s')).toBe(1_500);
  });

  const table = [
    [aDelay, 0, false],
    [aDelay, 1, true],
    [aDelay, Infinity, false],
    [aDelayOrNone, 0, true],
    [aDelayOrNone, -1, false],
    [aDelayOrNone, Infinity, false],
    [aPositive, 0, false],
    [aPositive, Infinity, true],
  ] as const;
  for (const [expected, value, isRight] of table) {
    it(`${isRight ? 'takes' : 'refuses'} ${String(value)} for ${expected.what}`, () => {
      const read = (): number => readDelay('f', 'delay', value, expected);
      if (isRight) expect(read()).toBe(value);
      else expect(read).toThrowError(RangeError, `f: delay must be ${expected.what}, not ${String(value)}`);
    });
  }

  it('refuses NaN whatever is expected', () => {
    for (const expected of [aDelay, aDelayOrNone, aPositive]) {
      expect(() => readDelay('f', 'delay', NaN, expected)).toThrowError(RangeError, /NaN$/);
    }
  });

  it('tells text that is no duration from a value of another type', () => {
    expect(() => readDelay('f', 'delay', 'x')).toThrowError(DurationSyntaxError, /^delay: "x" is not a duration/);
    expect(() => readDelay('f', 'delay', {} as string)).toThrowError(TypeError, /^f: delay must be .*, not an object$/);
  });
});
