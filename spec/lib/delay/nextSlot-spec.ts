import fc from 'fast-check';
import type { GridPosition } from '../../../lib/delay/nextSlot.js';
import { nextSlot } from '../../../lib/delay/nextSlot.js';

describe('nextSlot', () => {
  const table: [string, GridPosition, number][] = [
    ['takes the next slot', { slot: 100, interval: 10, now: 103, notBefore: 0 }, 110],
    ['takes a slot that is just now', { slot: 100, interval: 10, now: 110, notBefore: 0 }, 110],
    ['skips the slots that the attempt overran', { slot: 100, interval: 10, now: 137, notBefore: 0 }, 140],
    ['takes the next slot after an attempt without duration', { slot: 100, interval: 10, now: 100, notBefore: 0 }, 110],
    ['gives no slot twice when the timer fired early', { slot: 100, interval: 10, now: 99, notBefore: 0 }, 110],
    [
      'gives no slot twice when the timer fired too early by far',
      { slot: 100, interval: 10, now: 20, notBefore: 0 },
      110,
    ],
    ['waits for the first slot that the server allows', { slot: 100, interval: 10, now: 103, notBefore: 125 }, 130],
    ['takes the slot at which the server allows it', { slot: 100, interval: 10, now: 103, notBefore: 120 }, 120],
    ['has a slot at any time without an interval', { slot: 100, interval: 0, now: 103, notBefore: 0 }, 103],
    ['waits for the server without an interval', { slot: 100, interval: 0, now: 103, notBefore: 150 }, 150],
  ];
  for (const [title, position, slot] of table) {
    it(title, () => {
      expect(nextSlot(position)).toBe(slot);
    });
  }

  it('stays on the grid, ahead of the last slot, and is as early as it may be', () => {
    const time = fc.nat({ max: 1_000_000 });
    fc.assert(
      fc.property(time, fc.integer({ min: 1, max: 10_000 }), time, time, (slot, interval, now, notBefore) => {
        const next = nextSlot({ slot, interval, now, notBefore });
        const earliest = Math.max(now, notBefore);
        expect((next - slot) % interval).toBe(0);
        expect(next).toBeGreaterThan(slot);
        expect(next).toBeGreaterThanOrEqual(earliest);
        expect(next - interval <= slot || next - interval < earliest).toBeTrue();
      }),
    );
  });

  it('is never in the past, whatever the decimals of the interval', () => {
    const interval = fc.double({ min: 0.001, max: 1e6, noNaN: true });
    const late = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(interval, late, (interval, late) => {
        const now = 1.8e12 + late;
        expect(nextSlot({ slot: 1.8e12, interval, now, notBefore: 0 })).toBeGreaterThanOrEqual(now);
      }),
    );
  });

  it('does not drift over 10,000 slots of timers that are late and early', () => {
    let slot = 0;
    for (let i = 0; i < 10_000; i++) slot = nextSlot({ slot, interval: 7, now: slot + ((i % 5) - 1), notBefore: 0 });

    expect(slot).toBe(70_000);
  });
});
