import fc from 'fast-check';
import { checkDelay } from '../../../lib/delay/checkDelay.js';

describe('checkDelay', () => {
  it('passes milliseconds and undefined', () => {
    for (const delay of [0, 0.5, 1_000, Number.MAX_SAFE_INTEGER, undefined]) expect(checkDelay(delay, 1)).toBe(delay);
  });

  it('says what came, after which attempt, and what was expected', () => {
    expect(() => checkDelay(NaN, 3)).toThrowError(
      RangeError,
      'schedule returned NaN after attempt 3; expected milliseconds, zero or more, or undefined to stop',
    );
  });

  for (const delay of [-1, -Infinity, Infinity]) {
    it(`refuses ${String(delay)} as out of range`, () => {
      expect(() => checkDelay(delay, 1)).toThrowError(RangeError, new RegExp(`returned ${String(delay)} after`));
    });
  }

  const others: [unknown, string][] = [
    [null, 'null'],
    ['1s', '"1s"'],
    [true, 'true'],
    [1n, '1'],
    [Promise.resolve(5), '[object Promise]'],
    [() => 5, 'a function'],
  ];
  for (const [value, shown] of others) {
    it(`refuses ${shown} (${typeof value}), which is no number`, () => {
      expect(() => checkDelay(value, 2)).toThrowMatching(
        (error) =>
          error instanceof TypeError && error.message.startsWith(`schedule returned ${shown} after attempt 2;`),
      );
    });
  }

  it('lets nothing through but undefined and finite numbers from 0', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        let delay: number | undefined;
        try {
          delay = checkDelay(value, 1);
        } catch (error) {
          expect(error instanceof RangeError || error instanceof TypeError).toBeTrue();
        }
        expect(delay === undefined || (Number.isFinite(delay) && delay >= 0)).toBeTrue();
      }),
    );
  });
});
