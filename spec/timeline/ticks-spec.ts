import fc from 'fast-check';
import { ticksOf } from '../../timeline/ticks.js';
import { began } from './aTrace.js';

function texts(from: number, until: number, width = 400): string {
  const scale = { from: began + from, until: began + until, left: 0, right: width };
  return ticksOf(scale, began)
    .map(({ text }) => text)
    .join(' ');
}

describe('ticksOf', () => {
  const cases = [
    [0, 1_000, '0 200ms 400ms 600ms 800ms 1s'],
    [0, 10_000, '0 2s 4s 6s 8s 10s'],
    [0, 60_000, '0 15s 30s 45s 1m'],
    [0, 300_000, '0 1m 2m 3m 4m 5m'],
    [0, 5_400_000, '0 30m 1h 1h 30m'],
    [5_000, 65_000, '15s 30s 45s 1m'],
    [0, 86_400_000 * 20, '0 4d 8d 12d 16d 20d'],
    [-3_000, 7_000, '0 2s 4s 6s'],
  ] as const;
  for (const [from, until, expected] of cases) {
    it(`puts ${expected} on an axis of ${String(until - from)} ms from ${String(from)}`, () => {
      expect(texts(from, until)).toBe(expected);
    });
  }

  it('keeps them apart at any scale', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000, max: 1e10 }), fc.integer({ min: 1, max: 3_000 }), (length, width) => {
        const scale = { from: began, until: began + length, left: 0, right: width };
        const ticks = ticksOf(scale, began).map(({ x }) => x);
        const gaps = ticks.slice(1).map((x, index) => x - (ticks[index] ?? 0));

        expect(gaps.every((gap) => gap >= 71.9)).toBeTrue();
      }),
      { numRuns: 200 },
    );
  });
});
