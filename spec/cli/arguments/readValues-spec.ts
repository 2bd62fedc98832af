import { readCount, readDuration } from '../../../cli/arguments/readValues.js';
import { UsageError } from '../../../cli/usageError.js';

describe('readDuration', () => {
  const cases: readonly (readonly [string, number])[] = [
    ['2s', 2_000],
    ['1h 30m', 5_400_000],
    ['250', 250],
    ['0.5', 0.5],
    [' 7 ', 7],
  ];
  for (const [text, milliseconds] of cases) {
    it(`reads "${text}" as ${String(milliseconds)} ms`, () => {
      expect(readDuration('--interval', text)).toBe(milliseconds);
    });
  }

  for (const text of ['0', '0s', '-1', '-0.5', '-Infinity']) {
    it(`refuses "${text}", which is not more than 0`, () => {
      expect(() => readDuration('--interval', text)).toThrowError(
        UsageError,
        `--interval must be more than 0, not ${JSON.stringify(text)}`,
      );
    });
  }

  for (const text of ['', ' ', 'soon', '-2s', 'Infinity', 'NaN', '1s 2h']) {
    it(`refuses "${text}", which is none`, () => {
      expect(() => readDuration('--interval', text)).toThrowError(/^--interval: ".*" is not a duration/);
    });
  }
});

describe('readCount', () => {
  it('reads whole numbers', () => {
    expect([readCount('--retries', '0', 0), readCount('--retries', '12', 1)]).toEqual([0, 12]);
  });

  for (const text of ['', '0', '-1', '1.5', '1e3', 'many', '9007199254740993']) {
    it(`refuses "${text}" where 1 is the least`, () => {
      expect(() => readCount('--max-attempts', text, 1)).toThrowError(
        UsageError,
        `--max-attempts must be a whole number, 1 or more, not ${JSON.stringify(text)}`,
      );
    });
  }
});
