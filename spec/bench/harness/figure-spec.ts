import { figure, part } from '../../../bench/harness/figure.js';

describe('figure', () => {
  const cases = [
    [0, 'B', '0 B'],
    [7, '', '7'],
    [1.2345, 'µs', '1.23 µs'],
    [-0.5, 'ms', '-0.500 ms'],
    [99.94, '%', '99.9%'],
    [1_234.5, 'B', '1,235 B'],
  ] as const;
  for (const [value, unit, shown] of cases) {
    it(`shows ${String(value)} as ${shown}`, () => {
      expect(figure(value, unit)).toBe(shown);
    });
  }
});

describe('part', () => {
  const cases = [
    [0.1333, '1/7.5'],
    [0.6, '1/1.67'],
    [0.96, '0.96×'],
    [1, '1×'],
    [1.104, '1.1×'],
    [1.114, '1.11×'],
    [21.4, '21×'],
  ] as const;
  for (const [ratio, shown] of cases) {
    it(`shows ${String(ratio)} as ${shown}`, () => {
      expect(part(ratio)).toBe(shown);
    });
  }
});
